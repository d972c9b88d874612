/** Prose as a reader sees it: plain words or HTML, without marks, escapes and line wrapping. */
import { PLAIN, readRuns } from './runs'
import type { Run } from './runs'
import { markOf, scanBlocks, shapeOf } from './structure'
import type { Block, Hidden } from './structure'

export interface Passage {
  readonly kind: Block['shape']['kind']
  readonly runs: readonly Run[]
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** What stands for characters that the page does not show: a footnote is called by a raised number, or a star. */
export function signOf({ role, from, to }: Hidden, source: string): string {
  if (role !== 'call') return role === 'soft' ? ' ' : role === 'line' ? '\n' : ''
  const mark = markOf(source.slice(from, to))
  return /^\d+$/.test(mark) ? mark.replace(/\d/g, (digit) => RAISED[Number(digit)]!) : '*'
}

function shown(text: string, block: Block, from: number, to: number): Run[] {
  const { shape } = block
  const source = text.slice(block.from, block.to)
  const pieces: Run[] = []
  let at = Math.max(from - block.from, shape.textFrom)
  const end = Math.min(to - block.from, source.length)
  for (const hidden of [...shape.hidden.filter((h) => h.role !== 'mark'), { role: 'escape' as const, from: end, to: end }]) {
    if (hidden.to < at || hidden.from > end) continue
    pieces.push(...readRuns(source, shape, at, Math.max(hidden.from, at)))
    const sign = signOf(hidden, source)
    const style = pieces.at(-1)
    if (sign) pieces.push({ text: sign, em: style?.em ?? false, strong: style?.strong ?? false })
    at = hidden.to
  }
  return pieces.filter((run) => run.text !== '')
}

/** The blocks of `text[from:to]` as they read. */
export function passages(text: string, from = 0, to = text.length): Passage[] {
  return scanBlocks(text)
    .filter((block) => block.to >= from && block.from <= to)
    .map((block) => ({
      kind: block.shape.kind,
      runs: block.shape.kind === 'break' ? [] : shown(text, block, from, to),
    }))
    .filter((passage) => passage.kind === 'break' || passage.runs.length > 0)
}

/** Text that goes into a line, as words: no line of it is a heading, a quotation or a scene break. */
export function wordsOf(text: string): Run[] {
  const blocks = scanBlocks(text)
  if (!blocks.length) return [{ text: text.replace(/\s+/g, ' '), ...PLAIN }]
  const indent = /^[ \t]+/.test(text) ? [{ text: ' ', ...PLAIN }] : []
  const parts = blocks.flatMap((block, i) => {
    const runs = shown(text, { ...block, shape: shapeOf(text.slice(block.from, block.to), true) }, block.from, block.to)
    return i === 0 ? runs : [{ text: ' ¶ ', ...PLAIN }, ...runs]
  })
  return [...indent, ...parts]
}

/** The passages as plain text, a blank line between paragraphs. */
export const plainText = (found: readonly Passage[]): string =>
  found.map((p) => (p.kind === 'break' ? '* * *' : p.runs.map((run) => run.text).join(''))).join('\n\n')

/** Add runs to a DOM node, with italics and bold as elements. */
export function appendRuns(parent: Node, runs: readonly Run[]): void {
  for (const run of runs) {
    let node: Node = document.createTextNode(run.text)
    for (const tag of [run.em && 'em', run.strong && 'strong']) {
      if (!tag) continue
      const element = document.createElement(tag)
      element.append(node)
      node = element
    }
    parent.appendChild(node)
  }
}

/** The passages as HTML, for other programs to paste. */
export function htmlText(found: readonly Passage[]): string {
  const root = document.createElement('div')
  for (const passage of found) {
    const element = document.createElement(passage.kind === 'break' ? 'hr' : 'p')
    appendRuns(element, passage.runs)
    root.append(element)
  }
  return root.innerHTML
}
