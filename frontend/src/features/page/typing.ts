/** What a typed character does where the file's characters and the page's differ. */
import { isolateHistory } from '@codemirror/commands'
import { Facet } from '@codemirror/state'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { lineEnding, pageField } from './model'
import type { Page } from './model'
import { pendingAt, setPending, styleFor } from './pending'
import { curly, isStraightQuote, marksOf } from './quotes'
import type { QuoteMarks } from './quotes'
import { PLAIN, readRuns } from './runs'
import type { Style } from './runs'
import { splice } from './splice'
import type { Edit } from './splice'
import { blockAt, settle } from './stops'

/** The quotation marks of the book. */
export const quoteMarks = Facet.define<QuoteMarks, QuoteMarks>({ combine: (values) => values[0] ?? marksOf('en', null) })

export const editSpec = (edit: Edit, userEvent: string): TransactionSpec => ({
  changes: { from: edit.from, to: edit.to, insert: edit.insert },
  selection: { anchor: edit.caret },
  scrollIntoView: true,
  userEvent,
})

/** The place typing at `pos` means: `pos` itself unless it is among hidden characters. */
function standing(page: Page, pos: number): number {
  const block = blockAt(page, pos)
  if (!block || block.shape.kind === 'break') return settle(page, pos)
  const at = pos - block.from
  const inside = at < block.shape.textFrom || block.shape.hidden.some((h) => h.from < at && at < h.to)
  return inside ? settle(page, pos) : pos
}

/** The words of the paragraph before `pos`, without marks. */
export function wordsBefore(state: EditorState, page: Page, pos: number): string {
  const block = blockAt(page, pos)
  if (!block) return ''
  const text = state.doc.sliceString(block.from, block.to)
  const runs = readRuns(text, block.shape, block.shape.textFrom, Math.max(pos - block.from, block.shape.textFrom))
  return runs.map((run) => run.text).join('')
}

function touchesMarks(page: Page, from: number, to: number): boolean {
  const [first, last] = [blockAt(page, from), blockAt(page, to)]
  return [first, last].some((block) =>
    block?.shape.hidden.some((h) => h.role === 'mark' && block.from + h.from <= to && block.from + h.to >= from),
  )
}

/** A space beside a line end that already shows as one: type over it, or leave it be. */
function spaceAt(page: Page, pos: number): TransactionSpec | null {
  const block = blockAt(page, pos)
  if (!block) return {}
  const at = pos - block.from
  const soft = block.shape.hidden.find((h) => h.role === 'soft' && h.from === at)
  if (soft) return { selection: { anchor: block.from + soft.to }, userEvent: 'select' }
  const starts = at <= block.shape.textFrom || block.shape.hidden.some((h) => h.to === at && /soft|line/.test(h.role))
  return starts ? {} : null
}

function withStyle(state: EditorState, page: Page, from: number, to: number, text: string, style: Style): TransactionSpec {
  const leap = pendingAt(state, from) !== null
  const edit = splice(state, page, from, to, [{ ...style, text }], leap && (style.em || style.strong))
  const goesOn = /\s$/.test(text) && (style.em || style.strong)
  const effects = goesOn ? [setPending.of({ pos: edit.caret, style })] : []
  return { ...editSpec(edit, 'input.type'), effects }
}

/** Words typed over a selection take the style of its first word. */
function styleOf(state: EditorState, page: Page, from: number, to: number): Style {
  const block = blockAt(page, from)
  if (!block) return PLAIN
  const text = state.doc.sliceString(block.from, block.to)
  return readRuns(text, block.shape, from - block.from, Math.min(to, block.to) - block.from)[0] ?? PLAIN
}

/**
 * The transaction for `text` typed over `[from, to]`, or null when plain
 * insertion there is right.
 */
export function typed(state: EditorState, from: number, to: number, text: string): TransactionSpec | null {
  const page = state.field(pageField)
  if (page.source) return null
  const { main } = state.selection
  const own = from === to && main.empty && settle(page, from) === settle(page, main.head)
  const start = standing(page, own ? main.head : from)
  const end = from === to ? start : standing(page, to)
  const block = blockAt(page, start)
  if (block?.shape.kind === 'break' && start === block.to && start === end) {
    const ending = lineEnding(state.doc, start)
    const insert = ending + ending + text
    return editSpec({ from: start, to: end, insert, caret: start + insert.length }, 'input.type')
  }
  if (text === ' ' && start === end) {
    const spec = spaceAt(page, start)
    if (spec) return spec
  }
  if (pendingAt(state, start) || touchesMarks(page, start, end)) {
    const style = start === end ? styleFor(state, start) : styleOf(state, page, start, end)
    return withStyle(state, page, start, end, text, style)
  }
  if (start === from && end === to) return null
  return editSpec({ from: start, to: end, insert: text, caret: start + text.length }, 'input.type')
}

/** Type a quote: the straight one first, then its curly form as an undo step of its own. */
function typeQuote(view: EditorView, from: number, to: number, quote: '"' | "'"): void {
  const { state } = view
  const spec = typed(state, from, to, quote)
  view.dispatch(spec ?? editSpec({ from, to, insert: quote, caret: from + 1 }, 'input.type'))
  const after = view.state
  const caret = after.selection.main.head
  if (after.doc.sliceString(caret - 1, caret) !== quote) return
  const before = wordsBefore(after, after.field(pageField), caret - 1)
  const insert = curly(before, quote, after.facet(quoteMarks))
  view.dispatch({
    changes: { from: caret - 1, to: caret, insert },
    selection: { anchor: caret - 1 + insert.length },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.type.quote',
  })
}

/** Handles what the browser types; an input method's composition is left to the browser. */
export const typing = EditorView.inputHandler.of((view, from, to, text) => {
  const { state } = view
  if (view.composing || state.readOnly || state.field(pageField).source) return false
  if (isStraightQuote(text)) {
    typeQuote(view, from, to, text)
    return true
  }
  const spec = typed(state, from, to, text)
  if (spec) view.dispatch(spec)
  return spec !== null
})
