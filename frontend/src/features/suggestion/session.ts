/** What somebody is suggesting for a scene and has not sent: kept in this browser, through reloads, until they do. */
import type { SceneView } from '@/api/generated/models'
import { placesIn, suggestedProse } from '@/features/page'
import type { Suggested } from '@/features/page'

/** What a browser keeps texts in; `localStorage` is one. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

interface Kept {
  base: SceneView
  changes: unknown
}

const NOTHING = null

export class SuggestingSession {
  /** The version that the suggestion is made on: others' changes come in only while nothing is suggested. */
  base: SceneView
  changes: unknown = NOTHING
  places = 0
  /** Whether this browser could keep it. */
  kept = true
  /** What the others should know of it. */
  note = ''
  /** How often it was begun anew: the page is another one then. */
  begun = 0
  /** The same key for the same words: an answer that was lost makes no second suggestion. */
  key = crypto.randomUUID()
  private readonly listeners = new Set<() => void>()
  private version = 0

  /**
   * @param name what it is kept under: the account, the book and the scene.
   * @param scene the scene as it is now.
   */
  constructor(
    private readonly name: string,
    scene: SceneView,
    private readonly keeper: Keeper,
    /** What was marked as it was begun: there one goes on. */
    readonly marked: { readonly from: number; readonly to: number } | null = null,
  ) {
    const found = readKept(keeper, name)
    this.base = found?.base ?? scene
    this.changes = found?.changes ?? NOTHING
    this.places = found ? placesIn(this.suggested) : 0
  }

  get suggested(): Suggested {
    return { base: this.base.prose, changes: this.changes }
  }

  /** The prose as it is suggested. */
  get words(): string {
    return suggestedProse(this.suggested)
  }

  /** The whole file as it is suggested. */
  get text(): string {
    return this.base.text.slice(0, this.base.text.length - this.base.prose.length) + this.words
  }

  write(changes: unknown, places: number): void {
    this.changes = changes
    this.places = places
    this.key = crypto.randomUUID()
    this.keep()
    this.tell()
  }

  /** Takes what is written beside it, for the others. */
  explain(note: string): void {
    this.note = note
    this.tell()
  }

  /** Takes up a newer version, while there is nothing that was made on this one. */
  follow(scene: SceneView): void {
    if (this.places === 0 && scene.commit !== this.base.commit && scene.prose !== this.base.prose) this.begin(scene)
  }

  /** Forgets what was suggested. */
  begin(scene: SceneView): void {
    this.base = scene
    this.changes = NOTHING
    this.places = 0
    this.note = ''
    this.begun++
    this.keep()
    this.tell()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Another number after each change of it. */
  seen = (): number => this.version

  private keep(): void {
    try {
      if (this.places === 0) this.keeper.removeItem(this.name)
      else this.keeper.setItem(this.name, JSON.stringify({ base: this.base, changes: this.changes } satisfies Kept))
      this.kept = true
    } catch {
      // full, or not allowed to keep anything
      this.kept = false
    }
  }

  private tell(): void {
    this.version++
    for (const listener of [...this.listeners]) listener()
  }
}

/** What was kept, if it can still be read. */
function readKept(keeper: Keeper, name: string): Kept | null {
  try {
    const found = JSON.parse(keeper.getItem(name) ?? 'null') as Kept | null
    if (found) suggestedProse({ base: found.base.prose, changes: found.changes })
    return found
  } catch {
    return null
  }
}
