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

/** What to do about a copy on the server. */
export type Meeting =
  /** The page goes on from it. */
  | { kind: 'own' }
  /** It holds all that is on the page. */
  | { kind: 'newer' }
  /** Both wrote, in different sentences. */
  | { kind: 'merged'; prose: string }
  /** Both wrote in the same sentence. */
  | { kind: 'choice' }
  /** They stand on different versions: one becomes a version before the other is taken up. */
  | { kind: 'apart' }

export interface Mine {
  prose: string
  base: string
  /** The prose of the version that these words stand on. */
  beneath: string
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

/** How the words on a page stand to a copy that some device of the same writer has kept. */
export function meet(mine: Mine, known: Known, copy: Autosave): Meeting {
  if (copy.mark === known.mark) return { kind: 'own' }
  const seen = known.revision > 0
  const ancestor = seen ? known.prose : mine.beneath
  if (mine.prose === ancestor || mine.prose === copy.prose) return { kind: 'newer' }
  // without a common copy only an equal version tells what both began with
  if (!(seen && known.base === mine.base) && copy.base !== mine.base) return { kind: 'apart' }
  const prose = rebase(ancestor, mine.prose, copy.prose)
  return prose === null ? { kind: 'choice' } : { kind: 'merged', prose }
}

/** Words written on `base`, put on top of `theirs`; null where both wrote in the same sentence. */
export function rebase(base: string, mine: string, theirs: string): string | null {
  const parts = stretches(base, mine, theirs)
  return parts.some((part) => part.kind === 'choice') ? null : assemble(parts, [])
}
