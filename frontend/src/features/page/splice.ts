/**
 * Edits made on runs of styled words and written back as marks, so that no half
 * of a pair of marks is ever left behind.
 */
import type { EditorState, Text } from '@codemirror/state'
import { sharedEnds } from './ends'
import { PLAIN, readRuns, writeRuns } from './runs'
import type { Run } from './runs'
import { blockAt } from './stops'
import type { Stops } from './stops'
import { shapeOf } from './structure'
import type { Block, Shape } from './structure'

/** One replacement of the document and where the caret stands after it. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string
  readonly caret: number
}

/** Widen `[from, to]` to whole emphasis that touches it. */
function reach(block: Block | null, from: number, to: number): [number, number] {
  if (!block) return [from, to]
  for (let again = true; again; ) {
    again = false
    for (const e of block.shape.emphasis) {
      const [start, end] = [block.from + e.from, block.from + e.to]
      if (start <= to && end >= from && (start < from || end > to)) {
        ;[from, to] = [Math.min(from, start), Math.max(to, end)]
        again = true
      }
    }
  }
  return [from, to]
}

function between(doc: Text, block: Block | null, from: number, to: number): Run[] {
  if (to <= from) return []
  if (!block) return [{ text: doc.sliceString(from, to), ...PLAIN }]
  return readRuns(doc.sliceString(block.from, block.to), block.shape, from - block.from, to - block.from)
}

/** The place in `text` right after its first `count` characters that are no marks. */
function placeAfter(text: string, shape: Shape, base: number, runs: readonly Run[]): number {
  let left = runs.reduce((sum, run) => sum + run.text.length, 0)
  let at = base
  while (left > 0 && at < text.length) {
    const mark = shape.hidden.find((h) => h.role === 'mark' && h.from <= at && at < h.to)
    if (mark) at = mark.to
    else {
      at++
      left--
    }
  }
  return at
}

/** Shrink an edit to the characters that differ. */
export function shrink(doc: Text, edit: Edit): Edit {
  const old = doc.sliceString(edit.from, edit.to)
  const { insert } = edit
  const { head, tail } = sharedEnds(old, insert)
  const slice = insert.slice(head, insert.length - tail)
  return { from: edit.from + head, to: edit.to - tail, insert: slice, caret: edit.caret }
}

/**
 * Replace `[from, to]` by runs, with the emphasis around it kept whole.
 * @param leap let the words before a space join in, when their style goes on after it
 */
export function splice(state: EditorState, stops: Stops, from: number, to: number, insert: readonly Run[], leap = false): Edit {
  const { doc } = state
  const [first, last] = [blockAt(stops, from), blockAt(stops, to)]
  const text = first ? doc.sliceString(first.from, from) : ''
  const near = leap ? from - (/[ \t]+$/.exec(text)?.[0].length ?? 0) : from
  const [lo] = reach(first, near, first === last ? to : near)
  const [, hi] = reach(last, first === last ? near : to, to)
  const head = [...between(doc, first, lo, from), ...insert]
  const runs = [...head, ...between(doc, last, to, hi)]
  const before = first ? doc.sliceString(first.from, lo) : ''
  const after = last ? doc.sliceString(hi, last.to) : ''
  const underscores = /_/.test(doc.sliceString(lo, hi)) && !/\*(?!\*)/.test(doc.sliceString(lo, hi).replace(/\*\*/g, ''))
  const written = writeRuns(runs, before, after, underscores)
  const whole = before + written + after
  const shape = shapeOf(whole, true)
  let caret = placeAfter(whole, shape, before.length, head)
  // At the start of a line the caret leans on the character after it, so it stands inside the marks.
  while (caret === 0 || whole[caret - 1] === '\n' || shape.hidden.some((h) => h.role === 'mark' && h.to === caret)) {
    const open = shape.emphasis.find((e) => e.from === caret)
    if (!open) break
    caret = open.openTo
  }
  return shrink(doc, { from: lo, to: hi, insert: written, caret: lo - before.length + caret })
}

/** Turn a style on or off between two places of one block; `start` is where the words begin after it. */
export function toggled(
  state: EditorState,
  block: Block,
  from: number,
  to: number,
  kind: 'em' | 'strong',
  on: boolean,
): Edit & { readonly start: number } {
  const { doc } = state
  const [lo, hi] = reach(block, from, to)
  const head = between(doc, block, lo, from)
  const middle = between(doc, block, from, to).map((run) => ({ ...run, [kind]: on }))
  const [before, after] = [doc.sliceString(block.from, lo), doc.sliceString(hi, block.to)]
  const underscores = /_/.test(doc.sliceString(lo, hi))
  const written = writeRuns([...head, ...middle, ...between(doc, block, to, hi)], before, after, underscores)
  const whole = before + written + after
  const place = (runs: readonly Run[]) => block.from + placeAfter(whole, shapeOf(whole, true), before.length, runs)
  const edit = shrink(doc, { from: lo, to: hi, insert: written, caret: place([...head, ...middle]) })
  return { ...edit, start: place(head) }
}

/** Whether every word between two places of a block already has the style. */
export function hasStyle(state: EditorState, block: Block, from: number, to: number, kind: 'em' | 'strong'): boolean {
  const runs = between(state.doc, block, from, to).filter((run) => /\S/.test(run.text))
  return runs.length > 0 && runs.every((run) => run[kind])
}
