/** Paste and copy: italics and paragraphs come in, prose without marks goes out. */
import type { EditorState, TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { lineEnding, pageField } from './model'
import { fromHtml, fromText } from './incoming'
import { PLAIN } from './runs'
import type { Run } from './runs'
import { htmlText, passages, plainText } from './reading'
import { splice } from './splice'
import { settle } from './stops'
import { editSpec } from './typing'

/** What transactions are called whose words came from elsewhere. */
export const FROM_ELSEWHERE = 'input.paste'
const FROM_HERE = 'move.paste'

/** The transaction that puts paragraphs in the place of the selection. */
export function pasted(
  state: EditorState,
  paragraphs: readonly (readonly Run[])[],
  event: typeof FROM_ELSEWHERE | typeof FROM_HERE = FROM_ELSEWHERE,
): TransactionSpec | null {
  const page = state.field(pageField)
  if (!paragraphs.length) return null
  const { main } = state.selection
  const [from, to] = [settle(page, main.from), settle(page, main.to)]
  const ending = lineEnding(state.doc, from)
  const gap: Run = { text: page.source ? ending : ending + ending, ...PLAIN }
  const runs = paragraphs.flatMap((paragraph, i) => (i ? [gap, ...paragraph] : paragraph))
  return editSpec(splice(state, page, from, to, runs), event)
}

function copy(event: ClipboardEvent, view: EditorView): boolean {
  const { state } = view
  const { main } = state.selection
  if (main.empty || !event.clipboardData || state.field(pageField).source) return false
  const found = passages(state.doc.toString(), main.from, main.to)
  event.clipboardData.setData('text/plain', plainText(found))
  event.clipboardData.setData('text/html', htmlText(found))
  event.preventDefault()
  return true
}

/** What was last cut from a page: words that only change their place were not pasted from elsewhere. */
let moving: string | null = null

function cut(event: ClipboardEvent, view: EditorView): boolean {
  if (view.state.readOnly || !copy(event, view)) return false
  const { state } = view
  moving = plainText(passages(state.doc.toString(), state.selection.main.from, state.selection.main.to))
  const { main } = state.selection
  view.dispatch(editSpec(splice(state, state.field(pageField), main.from, main.to, []), 'delete.cut'))
  return true
}

function paste(event: ClipboardEvent, view: EditorView): boolean {
  const data = event.clipboardData
  if (!data || view.state.readOnly || view.state.field(pageField).source) return false
  const html = data.getData('text/html')
  const plain = data.getData('text/plain')
  const spec = pasted(view.state, html ? fromHtml(html) : fromText(plain), plain === moving ? FROM_HERE : FROM_ELSEWHERE)
  moving = null
  event.preventDefault()
  if (spec) view.dispatch(spec)
  return true
}

/** Text dropped from elsewhere comes in like a paste; dragged words of the page move with their italics. */
function drop(event: DragEvent, view: EditorView): boolean {
  const data = event.dataTransfer
  const { state } = view
  const pos = view.posAtCoords({ x: event.clientX, y: event.clientY })
  if (!data || pos === null || state.readOnly || state.field(pageField).source) return false
  event.preventDefault()
  const { main } = state.selection
  const own = view.dom.contains(document.activeElement) && !main.empty && data.types.includes(OWN_DRAG)
  if (own && pos >= main.from && pos <= main.to) return true
  const html = data.getData('text/html')
  const paragraphs = html ? fromHtml(html) : fromText(data.getData('text/plain'))
  if (!paragraphs.length) return true
  if (own) {
    const removal = state.update(editSpec(splice(state, state.field(pageField), main.from, main.to, []), 'move.drop'))
    view.dispatch(removal)
    view.dispatch({ selection: { anchor: removal.changes.mapPos(pos) } })
  } else view.dispatch({ selection: { anchor: pos } })
  const spec = pasted(view.state, paragraphs, own ? FROM_HERE : FROM_ELSEWHERE)
  if (spec) view.dispatch(spec)
  return true
}

const OWN_DRAG = 'application/x-plotweaver-page'

function dragstart(event: DragEvent, view: EditorView): boolean {
  const { state } = view
  const { main } = state.selection
  if (main.empty || !event.dataTransfer || state.field(pageField).source) return false
  const found = passages(state.doc.toString(), main.from, main.to)
  event.dataTransfer.setData('text/plain', plainText(found))
  event.dataTransfer.setData('text/html', htmlText(found))
  event.dataTransfer.setData(OWN_DRAG, '')
  // To answer true would cancel the drag.
  return false
}

export const clipboard = EditorView.domEventHandlers({ copy, cut, paste, drop, dragstart })
