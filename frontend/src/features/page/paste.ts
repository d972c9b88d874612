/** Paste and copy: italics and paragraphs come in, prose without marks goes out. */
import type { EditorState, TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { lineEnding, pageField } from './model'
import { PLAIN, splice } from './runs'
import type { Run } from './runs'
import { htmlText, passages, plainText } from './reading'
import { settle } from './stops'
import { isBreakLine } from './structure'
import { editSpec } from './typing'

const PARAGRAPHS = new Set('P DIV H1 H2 H3 H4 H5 H6 LI BLOCKQUOTE PRE TR TABLE UL OL SECTION ARTICLE HEADER FOOTER'.split(' '))
const SKIPPED = new Set('STYLE SCRIPT TITLE HEAD TEMPLATE'.split(' '))

/** Characters that would become marks of their own are kept as characters. */
const escaped = (text: string) => text.replace(/[\\*_]/g, '\\$&')

function trimmed(runs: readonly Run[]): Run[] {
  const out = runs.filter((run) => run.text !== '').map((run) => ({ ...run }))
  if (out[0]) out[0] = { ...out[0], text: out[0].text.replace(/^[ \t]+/, '') }
  const last = out.at(-1)
  if (last) out[out.length - 1] = { ...last, text: last.text.replace(/[ \t]+$/, '') }
  return out
}

function isItalic(element: Element, inherited: boolean): boolean {
  const style = element instanceof HTMLElement ? element.style.fontStyle : ''
  if (style === 'italic' || style === 'oblique') return true
  if (style === 'normal') return false
  return inherited || element.tagName === 'I' || element.tagName === 'EM'
}

/** The paragraphs of pasted HTML: words and italics; everything else is left behind. */
export function fromHtml(html: string): Run[][] {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  const paragraphs: Run[][] = [[]]
  const close = () => {
    if (paragraphs.at(-1)!.length) paragraphs.push([])
  }
  const visit = (node: Node, em: boolean) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = (node.textContent ?? '').replace(/[ \t\r\n]+/g, ' ')
      if (text !== ' ' || paragraphs.at(-1)!.length) paragraphs.at(-1)!.push({ text, em, strong: false })
    }
    if (!(node instanceof Element) || SKIPPED.has(node.tagName)) return
    const parts = PARAGRAPHS.has(node.tagName) || node.tagName === 'BR' || node.tagName === 'HR'
    if (parts) close()
    if (node.tagName === 'HR') {
      paragraphs.at(-1)!.push({ text: '* * *', ...PLAIN })
      close()
    }
    node.childNodes.forEach((child) => visit(child, isItalic(node, em)))
    if (parts) close()
  }
  body.childNodes.forEach((node) => visit(node, false))
  return paragraphs.map(finish).filter((runs) => runs.some((run) => run.text.trim() !== ''))
}

function finish(paragraph: readonly Run[]): Run[] {
  const runs = trimmed(paragraph)
  const whole = runs.map((run) => run.text).join('')
  if (isBreakLine(whole)) return [{ text: whole, ...PLAIN }]
  return runs.map((run, i) => ({ ...run, text: (i === 0 && /^[#>]/.test(run.text) ? '\\' : '') + escaped(run.text) }))
}

/**
 * The paragraphs of pasted plain text. With a blank line anywhere, blank lines
 * part paragraphs and wrapped lines flow; otherwise every line is a paragraph.
 */
export function fromText(text: string): Run[][] {
  const lines = text.replace(/\r\n?/g, '\n').trim()
  const parts = /\n[ \t]*\n/.test(lines) ? lines.split(/\n(?:[ \t]*\n)+/) : lines.split('\n')
  const flat = parts.map((part) => part.replace(/[ \t]*\n[ \t]*/g, ' ').trim()).filter((part) => part !== '')
  const edges = parts.length === 1 && text.trim() !== '' ? [text.replace(/[\r\n]+/g, ' ')] : flat
  return edges.map((part) => [{ text: part, ...PLAIN }])
}

/** The transaction that puts paragraphs in the place of the selection. */
export function pasted(state: EditorState, paragraphs: readonly (readonly Run[])[]): TransactionSpec | null {
  const page = state.field(pageField)
  if (!paragraphs.length) return null
  const { main } = state.selection
  const [from, to] = [settle(page, main.from), settle(page, main.to)]
  const ending = lineEnding(state.doc, from)
  const gap: Run = { text: page.source ? ending : ending + ending, ...PLAIN }
  const runs = paragraphs.flatMap((paragraph, i) => (i ? [gap, ...paragraph] : paragraph))
  return editSpec(splice(state, page, from, to, runs), 'input.paste')
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

function cut(event: ClipboardEvent, view: EditorView): boolean {
  if (view.state.readOnly || !copy(event, view)) return false
  const { state } = view
  const { main } = state.selection
  view.dispatch(editSpec(splice(state, state.field(pageField), main.from, main.to, []), 'delete.cut'))
  return true
}

function paste(event: ClipboardEvent, view: EditorView): boolean {
  const data = event.clipboardData
  if (!data || view.state.readOnly || view.state.field(pageField).source) return false
  const html = data.getData('text/html')
  const spec = pasted(view.state, html ? fromHtml(html) : fromText(data.getData('text/plain')))
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
  const spec = pasted(view.state, paragraphs)
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
