/** What somebody is suggesting for a scene and has not sent: its keeper has the words, this what is told of them. */
import type { SceneView } from '@/api/generated/models'
import { placesIn } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'
import { redline } from './redline'

export class SuggestingSession {
  /** What the others should know of it. */
  note = ''
  private found: number
  private version = 0
  private readonly listeners = new Set<() => void>()

  constructor(
    readonly saver: SceneSaver,
    /** What was marked as it was begun: there one goes on. */
    readonly marked: { readonly from: number; readonly to: number } | null = null,
  ) {
    this.found = saver.dirty ? placesIn({ base: saver.base.prose, changes: this.changes() }) : 0
  }

  /** At how many places words are suggested. */
  get places(): number {
    return this.saver.dirty ? this.found : 0
  }

  /** How the words differ from the version that they are made on, as JSON. */
  changes(): unknown {
    return redline(this.saver.base.prose, this.saver.words)
  }

  /** Takes note of how many places the page counts. */
  count(places: number): void {
    if (places === this.found) return
    this.found = places
    this.tell()
  }

  /** Takes what is written beside it, for the others. */
  explain(note: string): void {
    this.note = note
    this.tell()
  }

  /** Sends it. True: it is suggested. */
  async send(): Promise<boolean> {
    const sent = await this.saver.saveBecause(this.note.trim())
    if (sent) this.explain('')
    return sent
  }

  /** Forgets what was suggested; `newest`: the scene as it is in the book. */
  async discard(newest: SceneView): Promise<void> {
    await this.saver.leaveOut(newest)
    this.explain('')
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    // words are sent, or taken up from another device, without a word of the page's
    const stop = this.saver.subscribe(listener)
    return () => {
      this.listeners.delete(listener)
      stop()
    }
  }

  /** Another one after each change of what is told of the words; not with each of their letters. */
  seen = (): string => `${this.version} ${this.places}`

  private tell(): void {
    this.version++
    for (const listener of [...this.listeners]) listener()
  }
}
