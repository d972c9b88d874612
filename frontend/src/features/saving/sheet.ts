/** The words on a page while they are typed: a long scene is no string at every keystroke, only when somebody reads it. */
import { isDirty } from './words'
import type { Words } from './words'

/** Text that becomes a string once somebody asks for it. */
export interface Unread {
  readonly length: number
  toString(): string
}

/** No scene begins with as many blanks: a longer one need not be read to know that something is written. */
const MOST_BLANKS = 5000

export class Sheet {
  /** What was typed since anybody asked for the words. */
  private typed: Unread | null = null

  constructor(private read: Words) {}

  get words(): Words {
    if (this.typed !== null) this.words = { ...this.read, prose: this.typed.toString() }
    return this.read
  }

  set words(words: Words) {
    this.read = words
    this.typed = null
  }

  /** Whether nothing is written yet. */
  get blank(): boolean {
    return (this.typed ?? this.read.prose).length < MOST_BLANKS && !/\S/.test(this.words.prose)
  }

  /** Whether there are words that are in no version yet. */
  get dirty(): boolean {
    return (this.typed !== null && this.typed.length !== this.read.scene.prose.length) || isDirty(this.words)
  }

  /** Takes what was typed. False: the words are the same as before. */
  type(typed: Unread): boolean {
    const before = this.typed ?? this.read.prose
    if (typed.length === before.length && typed.toString() === this.words.prose) return false
    this.typed = typed
    return true
  }
}
