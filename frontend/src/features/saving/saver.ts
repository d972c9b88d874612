/** Keeps one scene's words safe: in this browser at once, as a version when it is time, and never over another's. */
import type { Saved, SaveRequest, SceneView } from '@/api/generated/models'
import { ApiProblem, isOffline } from '@/api/problem'
import { wordCount } from '@/components/format'
import type { LocalCopies, LocalCopy } from './local'

export type SavePhase = 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'choice'

export interface SaveState {
  phase: SavePhase
  /** Whether the words of this page are also in the browser's own store. */
  kept: boolean
  error: unknown
  /** What both began with, when two people changed the same sentence. */
  common: string | null
}

export interface SaverPorts {
  save(request: SaveRequest, key: string): Promise<Saved>
  read(): Promise<SceneView>
  local: LocalCopies
  /** Runs `work` after `milliseconds`; the result calls it off. */
  after(milliseconds: number, work: () => void): () => void
  /** A version was made; `scene` is what now stands on the server, where that is known. */
  onSaved(scene: SceneView | null): void
  /** Others wrote in this scene too since the version `since`, and both are in `scene`. */
  onMerged(scene: SceneView, since: string): void
}

export const LOCAL_PAUSE = 250
export const VERSION_PAUSE = 10 * 60_000
/** Fewer words than this may as well have been typed. */
const PASTED_WORDS = 8
const MOST_PASTED = 50
const LONGEST_PASTED = 1_000_000

export class SceneSaver {
  private state: SaveState = { phase: 'saved', kept: true, error: null, common: null }
  private readonly listeners = new Set<() => void>()
  private scene: SceneView
  private head: string
  private prose: string
  private running: Promise<boolean> | null = null
  private again = false
  private stopLocal: (() => void) | null = null
  private stopVersion: (() => void) | null = null
  private wish: { text: string; base: string; reason: string; key: string; pasted: readonly string[] } | null = null
  /** Why the writer writes what somebody keeps: said with the next version, and only with that. */
  private reason = ''
  /** Passages that came from elsewhere, in no version yet; those that were taken out again do no harm. */
  private pasted: readonly string[] = []

  constructor(
    readonly project: string,
    /** The one text that these words are read from and written to: the book's own, or a draft of it. */
    readonly branch: string,
    scene: SceneView,
    private readonly ports: SaverPorts,
  ) {
    this.scene = scene
    this.head = headOf(scene)
    this.prose = scene.prose
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly current = (): SaveState => this.state

  /** The words as they stand on the page. */
  get words(): string {
    return this.prose
  }

  /** The version that the words stand on. */
  get base(): SceneView {
    return this.scene
  }

  /** Whether there are words that are in no version yet. */
  get dirty(): boolean {
    return this.head + this.prose !== this.scene.text
  }

  /** Takes up words that an earlier visit left in this browser. */
  async restore(): Promise<boolean> {
    const copy = await this.ports.local.find(this.project, this.branch, this.scene.id)
    if (copy === null || copy.head + copy.prose === this.scene.text) return false
    this.scene = { ...this.scene, commit: copy.base, path: copy.path }
    this.head = copy.head
    this.prose = copy.prose
    this.pasted = copy.pasted ?? []
    this.set({ phase: 'unsaved', kept: true, error: null, common: null })
    this.plan()
    return true
  }

  /** Takes a newer version from the server; refused while there are words of ours in no version. */
  adopt(scene: SceneView): boolean {
    if (this.dirty || this.running !== null) return false
    this.take(scene)
    return true
  }

  /** Takes what the writer typed. */
  edit(prose: string): void {
    if (prose === this.prose) return
    this.prose = prose
    const phase = this.state.phase === 'choice' || this.state.phase === 'failed' ? this.state.phase : this.running ? 'saving' : 'unsaved'
    this.set({ ...this.state, phase, kept: false })
    this.stopLocal ??= this.ports.after(LOCAL_PAUSE, () => void this.keep())
    this.plan()
  }

  /** Takes note of words that the writer did not type. */
  paste(text: string): void {
    if (wordCount(text) >= PASTED_WORDS) this.pasted = [...this.pasted, text.slice(0, LONGEST_PASTED)].slice(-MOST_PASTED)
  }

  /** Makes a version of what is on the page. True: every word is in one. */
  async save(): Promise<boolean> {
    if (this.running !== null) {
      this.again = true
      return this.running
    }
    if (this.state.phase === 'choice') return false
    if (!this.dirty) return true
    this.running = this.send()
    const done = await this.running
    this.running = null
    const repeat = this.again && done && this.dirty
    this.again = false
    if (repeat) return this.save()
    if (done && this.dirty) this.set({ ...this.state, phase: 'unsaved' })
    return done && !this.dirty
  }

  /** Makes a version though somebody keeps this scene: its history tells why. */
  async saveAllTheSame(reason: string): Promise<boolean> {
    this.reason = reason
    return this.save()
  }

  /** Puts the chosen text on top of the newest version that the choice was made about. */
  async choose(newest: SceneView, prose: string): Promise<boolean> {
    this.scene = newest
    this.head = headOf(newest)
    this.prose = prose
    this.set({ phase: 'unsaved', kept: false, error: null, common: null })
    await this.keep()
    return this.save()
  }

  /** Lets go of words whose text was taken away: nothing of them is sent or kept again. */
  discard(): void {
    this.stopLocal?.()
    this.stopLocal = null
    this.take(this.scene)
  }

  /** Writes the words into the browser's own store now. */
  async keep(): Promise<void> {
    this.stopLocal?.()
    this.stopLocal = null
    const { prose } = this
    try {
      if (this.dirty) await this.ports.local.keep(this.copy())
      else await this.ports.local.forget(this.project, this.branch, this.scene.id, prose)
      if (prose === this.prose) this.set({ ...this.state, phase: this.settled(), kept: true })
    } catch (error) {
      this.set({ ...this.state, phase: 'failed', kept: false, error })
    }
  }

  private settled(): SavePhase {
    return this.state.phase === 'unsaved' && !this.dirty ? 'saved' : this.state.phase
  }

  private async send(): Promise<boolean> {
    const sent = { prose: this.prose, text: this.head + this.prose, base: this.scene.commit, reason: this.reason }
    this.set({ ...this.state, phase: 'saving', error: null })
    await this.keep()
    // one wish, one key: a try whose answer was lost makes no second version
    if (this.wish?.text !== sent.text || this.wish.base !== sent.base || this.wish.reason !== sent.reason) this.wish = { ...sent, key: crypto.randomUUID(), pasted: this.pasted }
    const { key, pasted } = this.wish
    try {
      const request = { base: sent.base, branch: this.branch, message: 'Edited in the browser', edits: [{ path: this.scene.path, text: sent.text, ...(pasted.length > 0 && { pasted: [...pasted] }) }], ...(sent.reason && { reason: sent.reason }) }
      const saved = await this.ports.save(request, key)
      await this.arrived(saved, sent.prose, sent.text, pasted)
      return true
    } catch (error) {
      this.refused(error)
      return false
    }
  }

  private async arrived(saved: Saved, prose: string, text: string, pasted: readonly string[]): Promise<void> {
    this.wish = null
    this.reason = ''
    const newest = saved.merged ? await this.ports.read().catch(() => null) : null
    const shared = newest !== null && newest.text !== text
    if (saved.merged && (newest === null || (shared && this.prose !== prose))) {
      // the newest version holds words of others that this page does not: ours still count from where we began
      this.set({ ...this.state, phase: 'unsaved' })
      this.ports.onSaved(newest)
      return
    }
    const typed = this.prose === prose ? null : this.prose
    const began = this.scene.commit
    const since = this.pasted.filter((each) => !pasted.includes(each))
    this.take(newest ?? { ...this.scene, commit: saved.commit, text, prose })
    this.ports.onSaved(this.scene)
    if (typed !== null) {
      this.prose = typed
      this.pasted = since
      // the copy in this browser must stand on the version just made, or it would meet itself as another's
      await this.keep()
    } else await this.ports.local.forget(this.project, this.branch, this.scene.id, prose).catch(() => undefined)
    if (shared) this.ports.onMerged(newest, began)
  }

  private refused(error: unknown): void {
    if (error instanceof ApiProblem && error.code === 'change.conflict') {
      const file = error.conflicts.find((each) => each.path === this.scene.path) ?? error.conflicts[0]
      this.set({ ...this.state, phase: 'choice', error: null, common: file?.base ?? this.scene.text })
    } else this.set({ ...this.state, phase: isOffline(error) ? 'offline' : 'failed', error })
  }

  private take(scene: SceneView): void {
    this.scene = scene
    this.head = headOf(scene)
    this.prose = scene.prose
    this.pasted = []
    this.stopVersion?.()
    this.stopVersion = null
    this.set({ phase: 'saved', kept: true, error: null, common: null })
  }

  private plan(): void {
    this.stopVersion?.()
    this.stopVersion = this.ports.after(VERSION_PAUSE, () => void this.save())
  }

  /** What the browser's own store keeps of these words. */
  copy(): LocalCopy {
    const { id, commit, path } = this.scene
    return { project: this.project, branch: this.branch, scene: id, base: commit, path, head: this.head, prose: this.prose, pasted: [...this.pasted], at: new Date().toISOString() }
  }

  private set(state: SaveState): void {
    this.state = state
    for (const listener of [...this.listeners]) listener()
  }
}

/** What stands before the prose in the file. */
export function headOf(scene: Pick<SceneView, 'text' | 'prose'>): string {
  return scene.text.slice(0, scene.text.length - scene.prose.length)
}
