/** Sends one scene's unshared words to the server, for their writer alone: soon after the last keystroke, never too often. */
import type { Autosave, AutosaveKept, NewAutosave } from '@/api/generated/models'
import { ApiProblem, isOffline } from '@/api/problem'
import { NONE } from './lineage'
import type { Known } from './lineage'
import type { After } from './pause'

export const IDLE_PAUSE = 1000
export const LONGEST_WAIT = 5000
const PATIENCE = [2000, 5000, 15_000, 30_000]

export type AutosaveBody = Omit<NewAutosave, 'after' | 'mark' | 'branch' | 'device'>

export interface Autosaves {
  keep(body: NewAutosave, leaving?: boolean): Promise<AutosaveKept>
  /** The last copies of the scene, from whatever device, the newest first. */
  copies(): Promise<readonly Autosave[]>
  /** Whether a copy was in no version when the book was opened, or a moment ago. */
  waiting(): Promise<boolean>
  /** The words up to a revision are in a version, or are to be left. */
  settle(revision: number): Promise<unknown>
}

export interface AutosaverPorts {
  server: Autosaves
  branch: string
  device: string
  after: After
  /** The words as they stand on the page; null: they are all in a version. */
  words(): AutosaveBody | null
  /** Writes into the browser's own store what is about to be sent. */
  keepHere(): Promise<void>
  /** Another device of this writer kept words meanwhile, or made a version of what was kept. False: nothing is to be sent now. */
  onNewer(copies: readonly Autosave[]): Promise<boolean>
  /** It stands so with the copy on the server. */
  onState(error: unknown): void
}

export class Autosaver {
  known: Known = NONE
  /** The copies that the words went through since their version, as they read on top of it; any of them may be in a newer one. */
  went: readonly string[] = []
  /** What was known when it was last done with. */
  last: Known = NONE
  private stopIdle: (() => void) | null = null
  private stopLatest: (() => void) | null = null
  private running: Promise<void> | null = null
  private resting = 0
  private failures = 0

  constructor(private readonly ports: AutosaverPorts) {}

  /** Whether everything on the page is on the server. */
  get done(): boolean {
    const words = this.ports.words()
    // on another version they are sent again: other devices see what they stand on
    return words === null || (this.known.revision > 0 && words.prose === this.known.prose && words.base === this.known.base)
  }

  /** Whether the last words that were sent were kept. */
  get works(): boolean {
    return this.known.revision > 0 && this.failures === 0
  }

  /** Takes note that the words changed. */
  touch(): void {
    this.stopIdle?.()
    this.stopIdle = this.ports.after(IDLE_PAUSE, () => void this.flush())
    this.stopLatest ??= this.ports.after(LONGEST_WAIT, () => void this.flush())
  }

  /** Sends what is not sent yet, now. */
  flush(leaving = false): Promise<void> {
    this.calm()
    if (this.resting > 0 || this.done) return Promise.resolve()
    this.running ??= this.send(leaving).finally(() => {
      this.running = null
    })
    return this.running
  }

  /** Nothing is sent while `work` runs, and what is under way has come to its end before. */
  async still<Result>(work: () => Promise<Result>): Promise<Result> {
    this.resting++
    this.calm()
    await this.running
    try {
      return await work()
    } finally {
      this.resting--
      if (this.resting === 0 && !this.done) this.touch()
    }
  }

  /** What was kept has become a version, or goes with it. */
  forget(): void {
    this.calm()
    if (this.known.revision > 0) this.last = this.known
    this.known = NONE
    this.went = []
    this.failures = 0
  }

  /** Goes on from what is on the server; `prose`: as it reads on top of the version that the page stands on. */
  follow(copy: Autosave, prose = copy.prose): void {
    this.went = lengthened(this.went, prose)
    this.known = { revision: copy.revision, mark: copy.mark, prose: copy.prose, base: copy.base }
  }

  private calm(): void {
    this.stopIdle?.()
    this.stopLatest?.()
    this.stopIdle = this.stopLatest = null
  }

  private async send(leaving: boolean): Promise<void> {
    const words = this.ports.words()
    if (words === null) return
    this.known = { ...this.known, mark: crypto.randomUUID() }
    const { revision, mark } = this.known
    const { branch, device } = this.ports
    try {
      // if the answer is lost with this page, the next one knows by its mark that the copy is its own
      const here = this.ports.keepHere()
      if (!leaving) await here
      const kept = await this.ports.server.keep({ ...words, branch, device, after: revision, mark }, leaving)
      this.known = { revision: kept.revision, mark, prose: words.prose, base: words.base }
      // brought on top of a newer version meanwhile, the words went through something else
      if (this.ports.words()?.base === words.base) this.went = lengthened(this.went, words.prose)
      this.failures = 0
      void this.ports.keepHere()
      this.ports.onState(null)
      if (!this.done) this.touch()
    } catch (error) {
      await this.refused(error)
    }
  }

  private async refused(error: unknown): Promise<void> {
    if (error instanceof ApiProblem && error.code === 'autosave.newer') {
      // after this sending has come to its end: who meets the other copy may want to make a version first
      this.ports.after(0, () => void this.newer())
      return
    }
    const passing = error instanceof ApiProblem && (error.code === 'rate.limited' || error.status === 503)
    if (!passing) this.ports.onState(error)
    const again = PATIENCE[Math.min(this.failures++, PATIENCE.length - 1)]!
    if (passing || isOffline(error) || !(error instanceof ApiProblem) || error.status >= 500) {
      this.stopIdle?.()
      this.stopIdle = this.ports.after(again, () => void this.flush())
    }
  }

  private async newer(): Promise<void> {
    try {
      if ((await this.ports.onNewer(await this.ports.server.copies())) && !this.done) this.touch()
    } catch (error) {
      await this.refused(error)
    }
  }
}

/** No version that comes late was made of an earlier copy than these. */
const MOST_KEPT = 8

const lengthened = (went: readonly string[], prose: string): readonly string[] => [...went.filter((each) => each !== prose), prose].slice(-MOST_KEPT)
