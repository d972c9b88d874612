/** Where words come from when one writer has several devices: what goes on from what, and what stands beside it. Pure. */
import type { Autosave } from '@/api/generated/models'
import { assemble, stretches } from './stale'

/** What this browser last knew to be on the server. `mark`: the copy that was sent last, whether its answer came or not. */
export interface Known {
  revision: number
  mark: string
  /** The words of that revision, and the version they stood on. */
  prose: string
  base: string
}

export const NONE: Known = { revision: 0, mark: '', prose: '', base: '' }

/** What becomes of the words of a page and of a copy that some device of the same writer has kept. */
export type Meeting =
  /** The page goes on with these: they hold what is new in either. */
  | { kind: 'page'; prose: string }
  /** Both wrote in the same sentence; `common`: what both began with, `mine`: what the page says. */
  | { kind: 'copy'; common: string; mine: string }
  /** One of them and the newest version changed the same sentence. */
  | { kind: 'version'; whose: 'mine' | 'copy'; common: string }

/** Words, the prose of the version they stand on, and the copies that they went through since. */
export interface Standing {
  prose: string
  beneath: string
  went: readonly string[]
}

export interface Sides {
  mine: Standing
  copy: Standing
  /** Whether the page says anything that no version says. */
  wrote: boolean
  /** The copy of those on the server that both go on from; null: only the version is common to them. */
  since: Standing | null
  /** The prose of the version that the page is to stand on. */
  newest: string
}

/** Whether a version holds all that a copy in this browser holds: what it last sent is in one, and nothing came after. */
export function isSettled(copy: { prose: string; known?: Known; wish?: unknown }, onServer: readonly Autosave[]): boolean {
  const { known } = copy
  if (!known || known.revision === 0 || copy.wish || copy.prose !== known.prose) return false
  // only what the server itself says is in a version: that it knows of no copy proves nothing
  return onServer.some((each) => each.shared && each.revision >= known.revision) && onServer.every((each) => each.shared)
}

/** The newest copy that is in no version. */
export const newestUnshared = (copies: readonly Autosave[]): Autosave | null => copies.find((copy) => !copy.shared) ?? null

/** Whether a copy goes on from one that was known: what was in between has not become a version, after which others begin. */
export function goesOn(copy: Autosave, known: Known, onServer: readonly Autosave[]): boolean {
  return known.revision > 0 && copy.revision > known.revision && !onServer.some((each) => each.shared && each.revision >= known.revision)
}

/** Brings words on top of a newer text. `from`: what both go on from; no prose: both changed the same sentence. */
export function lift({ prose, beneath, went }: Standing, onto: string): { from: string; prose: string | null } {
  // what holds all that the words went through was made of them: those words are nobody else's
  const from = [...went].reverse().find((each) => each === onto || rebase(beneath, each, onto) === onto) ?? beneath
  return { from, prose: from === onto ? prose : rebase(from, prose, onto) }
}

/** The copies that words went through, on top of a newer text. */
export function liftedWay({ beneath, went }: Standing, onto: string): string[] {
  const { from } = lift({ prose: beneath, beneath, went }, onto)
  return went.slice(went.indexOf(from) + 1).flatMap((each) => rebase(from, each, onto) ?? [])
}

/** Whether a newer text holds words that this page has kept: it was made of them in another window. */
export function holdsMine(mine: Standing, newer: string): boolean {
  return lift(mine, newer).from !== mine.beneath
}

/** How the words on a page and a copy come together, on top of the newest version. */
export function meet({ mine, copy, wrote, since, newest }: Sides): Meeting {
  const theirs = lift(copy, newest)
  // who has written nothing since that copy has nothing to choose about: it is shown as it is
  if (!wrote || mine.prose === copy.prose || mine.prose === since?.prose) {
    return theirs.prose === null ? { kind: 'version', whose: 'copy', common: theirs.from } : { kind: 'page', prose: theirs.prose }
  }
  const ours = lift(mine, newest)
  if (ours.prose === null) return { kind: 'version', whose: 'mine', common: ours.from }
  if (theirs.prose === null) return { kind: 'copy', common: theirs.from, mine: ours.prose }
  const common = (since && lift(since, newest).prose) ?? newest
  const prose = rebase(common, ours.prose, theirs.prose)
  return prose === null ? { kind: 'copy', common, mine: ours.prose } : { kind: 'page', prose }
}

/** Words written on `base`, put on top of `theirs`; null where both wrote in the same sentence. */
export function rebase(base: string, mine: string, theirs: string): string | null {
  const parts = stretches(base, mine, theirs)
  return parts.some((part) => part.kind === 'choice') ? null : assemble(parts, [])
}
