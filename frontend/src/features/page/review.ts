/** A suggestion shown in the page: what it adds and removes, and what was decided. */
import { StateEffect, StateField } from '@codemirror/state'
import type { ChangeDesc, EditorState, Range } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'
import { pageField } from './model'
import { Added, RemovedEnd, RemovedLabel, classOf } from './review-widgets'
import type { PageChange } from './review-widgets'
import { blockAt, blockIndex } from './stops'

export interface Review {
  readonly changes: readonly PageChange[]
  readonly focused: string | null
}

/** Where whole new paragraphs stand, or null when the change adds words inside one. */
function paragraphPlace(state: EditorState, change: PageChange): { pos: number; side: number } | null {
  if (change.kind !== 'insert' || change.from !== change.to) return null
  const page = state.field(pageField)
  const block = blockAt(page, change.from)
  const edge = !block || (change.from === block.to && /^\s*\n/.test(change.after)) || (change.from === block.from && /\n\s*$/.test(change.after))
  if (!edge && !/\n[ \t\r]*\n/.test(change.after)) return null
  if (block && change.from > block.from && change.from < block.to) return null
  const index = block && change.from === block.from && block.to > block.from ? blockIndex(page.blocks, change.from) - 1 : blockIndex(page.blocks, change.from)
  const next = page.blocks[index + 1]
  if (index < 0) return { pos: 0, side: -1 }
  return { pos: next ? next.from - 1 : state.doc.length, side: 1 }
}

function removed(state: EditorState, out: Range<Decoration>[], change: PageChange, focused: boolean): void {
  if (change.to <= change.from) return
  const { blocks } = state.field(pageField)
  for (let i = Math.max(blockIndex(blocks, change.from), 0); blocks[i + 1] && blocks[i + 1]!.from <= change.to; i++) {
    const end = Math.max(blocks[i]!.to, change.from)
    if (end < change.to) out.push(Decoration.widget({ widget: new RemovedEnd(), side: -1 }).range(end))
  }
  out.push(
    Decoration.widget({ widget: new RemovedLabel(change), side: 1 }).range(change.from),
    Decoration.mark({
      tagName: 'del',
      class: classOf(change, 'pw-removed', focused),
      attributes: { 'data-change': change.id },
    }).range(change.from, change.to),
  )
}

function decorations(state: EditorState, review: Review): DecorationSet {
  if (state.field(pageField).source) return Decoration.none
  const out: Range<Decoration>[] = []
  const end = state.doc.length
  for (const given of review.changes) {
    const change = { ...given, from: Math.min(given.from, end), to: Math.min(given.to, end) }
    const focused = change.id === review.focused
    if (change.kind !== 'insert') removed(state, out, change, focused)
    if (change.kind === 'delete' || change.after === '') continue
    const place = paragraphPlace(state, change)
    const widget = new Added(change, focused, place !== null)
    if (place) out.push(Decoration.widget({ widget, side: place.side, block: true }).range(place.pos))
    else out.push(Decoration.widget({ widget, side: 1 }).range(change.to))
  }
  return Decoration.set(out, true)
}

export const setReview = StateEffect.define<Review>()

interface Shown extends Review {
  /** The changes as they were given; `changes` are where they stand now. */
  readonly given: readonly PageChange[]
  readonly decorations: DecorationSet
}

/** A change given again, with a new decision perhaps, stays where the writer's edits have moved it. */
function placed(shown: Shown, change: PageChange): PageChange {
  const index = shown.given.findIndex((old) => old.id === change.id)
  const [old, now] = [shown.given[index], shown.changes[index]]
  const again = old && now && old.from === change.from && old.to === change.to && old.before === change.before
  return again ? { ...change, from: now.from, to: now.to } : change
}

function moved(change: PageChange, mapping: ChangeDesc): PageChange {
  const from = mapping.mapPos(change.from, change.kind === 'insert' ? -1 : 1)
  return { ...change, from, to: Math.max(from, mapping.mapPos(change.to, -1)) }
}

export const reviewField = StateField.define<Shown>({
  create: () => ({ given: [], changes: [], focused: null, decorations: Decoration.none }),
  update(shown, tr) {
    const changes = tr.docChanged ? shown.changes.map((change) => moved(change, tr.changes)) : shown.changes
    const now = { ...shown, changes, decorations: shown.decorations.map(tr.changes) }
    for (const effect of tr.effects) {
      if (!effect.is(setReview)) continue
      const review = { changes: effect.value.changes.map((c) => placed(now, c)), focused: effect.value.focused }
      return { ...review, given: effect.value.changes, decorations: decorations(tr.state, review) }
    }
    return tr.docChanged ? now : shown
  },
  provide: (field) => EditorView.decorations.from(field, (shown) => shown.decorations),
})

/** The prose with every change that is not left out, where the writer's edits have moved them. */
export function cleanText(state: EditorState): string {
  const { changes } = state.field(reviewField)
  const applied = changes.map((change, i) => ({ change, i })).filter(({ change }) => change.decision !== 'left_out')
  // From the last to the first, so that no change moves the place of another.
  applied.sort((a, b) => b.change.from - a.change.from || b.i - a.i)
  const put = (text: string, { from, to, after }: PageChange) => text.slice(0, from) + after + text.slice(to)
  return applied.reduce((text, { change }) => put(text, change), state.doc.toString())
}

/** Where the change stands now in the document, or null when it is not shown. */
export function placeOf(state: EditorState, id: string): { from: number; to: number } | null {
  return state.field(reviewField).changes.find((change) => change.id === id) ?? null
}
