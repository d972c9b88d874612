/** What is pasted or dropped, read as paragraphs of words and italics. */
import { PLAIN } from './runs'
import type { Run } from './runs'
import { isBreakLine } from './structure'

const PARAGRAPHS = new Set('P DIV H1 H2 H3 H4 H5 H6 LI BLOCKQUOTE PRE TR TABLE UL OL SECTION ARTICLE HEADER FOOTER'.split(' '))
/** A row of a table is one paragraph; what stands in two cells is no one word. */
const CELLS = new Set(['TD', 'TH'])
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
    if (CELLS.has(node.tagName) && paragraphs.at(-1)!.length) paragraphs.at(-1)!.push({ text: ' ', ...PLAIN })
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
