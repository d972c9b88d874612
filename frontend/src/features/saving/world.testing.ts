/** A server that holds one scene for the tests of saving, and a clock that is moved by hand. */
import type { Autosave, NewAutosave, Saved, SaveRequest, SceneView } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import type { Autosaves } from './autosaver'
import { openLocalCopies } from './local'
import type { LocalCopies } from './local'
import type { Kind } from './ports'
import { SceneSaver } from './saver'

export const head = '---\nid: mole\n---\n'
export const commit = (digit: string) => digit.repeat(40)

export function scene(prose: string, at = commit('1')): SceneView {
  return { commit: at, id: 'mole', path: 'm/mole.md', title: 'On the mole', details: {}, text: head + prose, prose, prose_offset: head.length, error: null }
}

/** What the server keeps of one scene for its writer, by the rules of the real one. */
class Kept implements Autosaves {
  all: Autosave[] = []
  sent: NewAutosave[] = []
  refusal: ApiProblem | null = null
  /** Whether answers are lost on their way. */
  deaf = false

  private get newest(): Autosave | null {
    return this.all[0] && !this.all[0].shared ? this.all[0] : null
  }
  async keep(body: NewAutosave) {
    this.sent.push(body)
    if (this.refusal) throw this.refusal
    if (body.after !== (this.newest?.revision ?? 0)) throw new ApiProblem('autosave.newer', 409, '')
    const revision = (this.all[0]?.revision ?? 0) + 1
    const { head = '', pasted = [], device = '' } = body
    this.all = [{ ...body, head, pasted, device, branch: 'main', kind: 'text' as const, scene: 'mole', revision, at: 1_800_000_000, words: 0, shared: false }, ...this.all].slice(0, 3)
    if (this.deaf) throw new ApiProblem('client.offline', 0, '')
    return { revision, at: 1_800_000_000 }
  }
  async copies() {
    if (this.refusal) throw this.refusal
    return this.all
  }
  async waiting() {
    return this.newest !== null
  }
  async settle(revision: number) {
    this.all = this.all.map((each) => (each.revision <= revision ? { ...each, shared: true } : each))
  }
  /** Another device of the same writer keeps words. */
  elsewhere(prose: string, base = commit('1'), after = this.newest?.revision ?? 0) {
    return this.keep({ after, base, path: 'm/mole.md', head, prose, mark: `other-${this.all.length}-${prose.length}`, device: 'Firefox on Android' })
  }
}

/** A server that holds one scene, and a clock that is moved by hand. */
export class World {
  autosaves = new Kept()
  elsewhere: Autosave[] = []
  sent: { request: SaveRequest; key: string }[] = []
  merged: SceneView[] = []
  onServer = scene('The wind rose.\n')
  earlier: SceneView[] = []
  reply: (request: SaveRequest) => Promise<Saved> = async (request) => {
    this.onServer = scene(request.edits[0]!.text!.slice(head.length), commit('2'))
    if (request.autosaves?.['mole']) await this.autosaves.settle(request.autosaves['mole'])
    return { commit: commit('2'), seq: 2, merged: false, change_id: 'x' }
  }
  timers: { at: number; work: () => void }[] = []
  readonly local: LocalCopies
  readonly saver: SceneSaver

  constructor(
    name: string,
    private readonly kind: Kind = 'text',
  ) {
    this.local = openLocalCopies(name)
    this.saver = this.open()
  }

  open(branch = 'main'): SceneSaver {
    return new SceneSaver('book', branch, this.onServer, {
      kind: this.kind,
      local: this.local,
      autosaves: this.autosaves,
      device: 'Chrome on Linux',
      onElsewhere: (copy) => this.elsewhere.push(copy),
      read: async () => this.onServer,
      at: async (commit) => this.earlier.find((each) => each.commit === commit) ?? this.onServer,
      save: (request, key) => {
        this.sent.push({ request, key })
        return this.reply(request)
      },
      after: (at, work) => {
        const timer = { at, work }
        this.timers.push(timer)
        return () => void (this.timers = this.timers.filter((each) => each !== timer))
      },
      onSaved: () => undefined,
      onMerged: (newest) => this.merged.push(newest),
    })
  }

  /** Lets the time of every timer come that waits for so long, and what they began come to its end. */
  async pass(pause: number) {
    for (const { work } of this.timers.filter((each) => each.at <= pause)) {
      this.timers = this.timers.filter((each) => each.work !== work)
      work()
    }
    await settledHere()
  }

  refuse(code: string, status: number, conflicts: ApiProblem['conflicts'] = []) {
    this.reply = async () => {
      throw new ApiProblem(code, status, 'Refused', '', [], conflicts)
    }
  }
}

/** The browser's store needs some turns of the clock. */
export const settledHere = async () => {
  for (let turn = 0; turn < 25; turn++) await new Promise((resolve) => setTimeout(resolve, 0))
}

