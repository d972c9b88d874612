/** Where a suggestion's changes stand in the scene as it is now. */
import type { SuggestedChange, WordOp } from '@/api/generated/models'
import type { PageChange } from '@/features/page'
import { toUtf16 } from '@/features/page'

export type Place = 'here' | 'added' | 'gone'

export interface PlacedChange {
  change: SuggestedChange
  /** `added`: accepted into the book. `gone`: its sentence changed since. */
  place: Place
  /** For the page, in the prose; null unless it is here. */
  shown: PageChange | null
}

/**
 * Places changes that were made on `base` in the file as it is now.
 *
 * @param changes the changes; offsets are code points of the base file.
 * @param steps the words kept, added and removed from the base file to the one now.
 * @param head how long the details before the prose are now, in UTF-16 units.
 */
export function place(changes: readonly SuggestedChange[], steps: readonly WordOp[], head: number): PlacedChange[] {
  const before = textBefore(steps)
  const now = textNow(steps)
  return changes.map((change) => {
    if (change.added) return { change, place: 'added', shown: null }
    const [start, end] = [toUtf16(before, change.start), toUtf16(before, change.end)]
    const after = change.edited ?? change.after
    const range = carried(steps, start, end)
    if (range !== null && start === end && /^\r?\n\r?\n/.test(change.after)) {
      // a new paragraph follows what was written at its place meanwhile, as it will in the book
      const written = writtenAt(steps, start)
      range.from = range.to = written.from + now.slice(written.from, written.to).trimEnd().length
    }
    if (range === null || now.slice(range.from, range.to) !== change.before) return { change, place: 'gone', shown: null }
    const { id, kind, before: text, decision } = change
    return { change, place: 'here', shown: { id, kind, from: range.from - head, to: range.to - head, before: text, after, decision } }
  })
}

/** The file that the steps begin with. */
export const textBefore = (steps: readonly WordOp[]) => steps.map((step) => (step.kind === 'add' ? '' : step.text)).join('')

/** The file that the steps lead to. */
export const textNow = (steps: readonly WordOp[]) => steps.map((step) => (step.kind === 'remove' ? '' : step.text)).join('')

/** Where a stretch that nothing was changed in stands now; null if something was. */
function carried(steps: readonly WordOp[], start: number, end: number): { from: number; to: number } | null {
  let [old, now] = [0, 0]
  for (const step of steps) {
    if (step.kind === 'add') now += step.text.length
    else if (step.kind === 'remove') {
      if (start < old + step.text.length && end > old) return null
      old += step.text.length
    } else {
      if (start >= old && end <= old + step.text.length) return { from: now + start - old, to: now + end - old }
      old += step.text.length
      now += step.text.length
    }
  }
  return start === old && end === old ? { from: now, to: now } : null
}

/** So many characters that did not change end what was written at a place. */
const SAME = 24

/** What was written at a place of the base file: from there to the next words that are as they were. */
function writtenAt(steps: readonly WordOp[], point: number): { from: number; to: number } {
  let [old, now] = [0, 0]
  let from: number | null = null
  for (const step of steps) {
    const length = step.text.length
    if (step.kind === 'add') {
      if (from === null && old === point) from = now
      now += length
      continue
    }
    const ends = old + length
    if (step.kind === 'keep') {
      if (from !== null && length >= SAME) return { from, to: now }
      if (from === null && point < ends) {
        from = now + point - old
        if (ends - point >= SAME) return { from, to: from }
      }
      now += length
    } else if (from === null && point < ends) from = now
    old = ends
  }
  return { from: from ?? now, to: now }
}
