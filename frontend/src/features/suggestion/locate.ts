/** Where a suggestion's changes stand in the scene as it is now. */
import type { SuggestedChange, WordOp } from '@/api/generated/models'
import type { PageChange } from '@/features/page'
import { toUtf16 } from '@/features/page'

export type Place = 'here' | 'added' | 'gone'

export interface PlacedChange {
  change: SuggestedChange
  /** `added`: in the book already. `gone`: its sentence changed since. */
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
    const [start, end] = [toUtf16(before, change.start), toUtf16(before, change.end)]
    const after = change.edited ?? change.after
    const range = carried(steps, start, end)
    if (change.decision === 'kept' && isThere(now, range?.from ?? carriedPoint(steps, start), after, change)) return { change, place: 'added', shown: null }
    if (range === null || now.slice(range.from, range.to) !== change.before) return { change, place: 'gone', shown: null }
    const { id, kind, before: text, decision } = change
    return { change, place: 'here', shown: { id, kind, from: range.from - head, to: range.to - head, before: text, after, decision } }
  })
}

/** The file that the steps begin with. */
export const textBefore = (steps: readonly WordOp[]) => steps.map((step) => (step.kind === 'add' ? '' : step.text)).join('')

/** The file that the steps lead to. */
export const textNow = (steps: readonly WordOp[]) => steps.map((step) => (step.kind === 'remove' ? '' : step.text)).join('')

function isThere(now: string, from: number, after: string, change: SuggestedChange): boolean {
  const words = after.trim()
  if (words === '') return change.before !== '' && now.slice(from, from + change.before.length) !== change.before
  const found = now.indexOf(words, Math.max(0, from - 1))
  return found >= 0 && found <= from + after.length - words.length + 2
}

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

/** Where a place of the base file would be now, also if it was removed. */
function carriedPoint(steps: readonly WordOp[], point: number): number {
  let [old, now] = [0, 0]
  for (const step of steps) {
    if (step.kind === 'add') now += step.text.length
    else if (point < old + step.text.length) return step.kind === 'keep' ? now + point - old : now
    else {
      old += step.text.length
      if (step.kind === 'keep') now += step.text.length
    }
  }
  return now
}
