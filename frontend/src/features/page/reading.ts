/** Prose as a reader sees it: plain words or HTML, without marks, escapes and line wrapping. */
import { PLAIN, stretches } from './runs'
import type { Run } from './runs'
import { markOf, scanBlocks, shapeOf } from './structure'
import type { Block, Hidden } from './structure'

export interface Passage {
  readonly kind: Block['shape']['kind']
  readonly runs: readonly Run[]
}

/** Words that are seen in place of `[from, to)` of the text. */
export interface Seen extends Run {
  readonly from: number
  readonly to: number
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** What stands for characters that the page does not show: a footnote is called by a raised number, or a star. */
function signOf({ role, from, to }: Hidden, source: string): string {
  if (role !== 'call') return role === 'soft' ? ' ' : role === 'line' ? '\n' : ''
  const mark = markOf(source.slice(from, to))
  return /^\d+$/.test(mark) ? mark.replace(/\d/g, (digit) => RAISED[Number(digit)]!) : '*'
}

/** What is seen of a block within `[from, to)`; a line's end that is cut is seen where it begins. */
function shown(text: string, block: Block, from: number, to: number): Seen[] {
  const { shape, from: base } = block
  const source = text.slice(base, block.to)
  const pieces: Seen[] = []
  const end = Math.min(to - base, source.length)
  let at = Math.max(from - base, shape.textFrom)
  const read = (until: number) => {
    for (const each of stretches(source, shape, at, Math.max(until, at))) pieces.push({ ...each, text: source.slice(each.from, each.to), from: base + each.from, to: base + each.to })
  }
  for (const hidden of shape.hidden.filter((h) => h.role !== 'mark' && h.from < end && h.to > at)) {
    read(hidden.from)
    const [em, strong] = (['em', 'strong'] as const).map((kind) => shape.emphasis.some((e) => e.kind === kind && e.openTo <= hidden.from && hidden.to <= e.closeFrom)) as [boolean, boolean]
    // a sign that two parts share is seen once, in that in which it begins
    const sign = hidden.from < at ? '' : signOf(hidden, source)
    pieces.push({ text: sign, em, strong, from: base + hidden.from, to: base + hidden.to })
    at = Math.min(hidden.to, end)
  }
  read(end)
  return pieces.filter((run) => run.text !== '')
}

const runOf = ({ text, em, strong }: Run): Run => ({ text, em, strong })

/** The words of a block within `[from, to)`. */
export const runsIn = (text: string, block: Block, from: number, to: number): Run[] => shown(text, block, from, to).map(runOf)

/** One sign by itself: cut out of a text it is no scene break. */
const LONE_SIGN = /^\s*[–—*~•-]\s*$/

/** All that is seen of a text, in order; a blank line parts paragraphs. */
export function seenOf(text: string): Seen[] {
  return scanBlocks(text).flatMap((block, i, blocks) => {
    const words = block.shape.kind === 'break' ? [{ text: '⁂', ...PLAIN, from: block.from, to: block.to }] : shown(text, block, block.from, block.to)
    return i === 0 ? words : [{ text: '\n\n', ...PLAIN, from: blocks[i - 1]!.to, to: block.from }, ...words]
  })
}

/** Half a pair of marks: the other half stayed where the words were cut out. */
const CUT_OFF = /(?<![^\s“"‘'«„([—–…-])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![^\s”"’'»“)\],.;:!?—–…-])/g

/** A text as it reads, or words that are cut out of one. */
export function runsOf(text: string, cutOut = false): Run[] {
  if (cutOut && LONE_SIGN.test(text)) return [{ text: text.trim(), ...PLAIN }]
  const runs = seenOf(text).map(runOf)
  return cutOut ? runs.map((run) => ({ ...run, text: run.text.replace(CUT_OFF, '') })) : runs
}

/** A text as it reads, in plain words. */
export const plainly = (text: string): string => runsOf(text).map((run) => run.text).join('')

/** Words that are cut out of a text as they read, in one line. */
export function quoted(words: string): string {
  return runsOf(words, true).map((run) => run.text).join('').replace(/\s+/g, ' ').trim()
}

/** The blocks of `text[from:to]` as they read. */
export function passages(text: string, from = 0, to = text.length): Passage[] {
  return scanBlocks(text)
    .filter((block) => block.to >= from && block.from <= to)
    .map((block) => ({
      kind: block.shape.kind,
      runs: block.shape.kind === 'break' ? [] : runsIn(text, block, from, to),
    }))
    .filter((passage) => passage.kind === 'break' || passage.runs.length > 0)
}

/** Text that goes into a line, as words: no line of it is a heading, a quotation or a scene break. */
export function wordsOf(text: string): Run[] {
  const blocks = scanBlocks(text)
  if (!blocks.length) return [{ text: text.replace(/\s+/g, ' '), ...PLAIN }]
  const indent = /^[ \t]+/.test(text) ? [{ text: ' ', ...PLAIN }] : []
  const parts = blocks.flatMap((block, i) => {
    const runs = runsIn(text, { ...block, shape: shapeOf(text.slice(block.from, block.to), true) }, block.from, block.to)
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
