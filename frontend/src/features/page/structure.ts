/**
 * The shape of prose: blocks parted by blank lines, as the server parts them,
 * and inside a block its emphasis and the characters a book does not show.
 */
import { parser as markdown } from '@lezer/markdown'

export type BlockKind = 'paragraph' | 'heading' | 'quote' | 'verse' | 'footnote' | 'break' | 'source'

/** Italic or bold: `[from, openTo)` and `[closeFrom, to)` are its marks. */
export interface Emphasis {
  readonly kind: 'em' | 'strong'
  readonly from: number
  readonly openTo: number
  readonly closeFrom: number
  readonly to: number
}

/**
 * Characters the page does not show: a `mark` or an `escape` takes no room, a
 * `soft` line end shows as one space, a `line` is a line break, a `call` is the
 * raised mark of a footnote.
 */
export interface Hidden {
  readonly role: 'mark' | 'escape' | 'soft' | 'line' | 'call'
  readonly from: number
  readonly to: number
}

/** What a block holds; every offset counts from the start of the block. */
export interface Shape {
  readonly kind: BlockKind
  readonly level: number
  readonly textFrom: number
  readonly emphasis: readonly Emphasis[]
  readonly hidden: readonly Hidden[]
}

/** A block of prose at `[from, to)` of the document. */
export interface Block {
  readonly from: number
  readonly to: number
  readonly shape: Shape
}

interface InlineNode {
  readonly type: number
  readonly from: number
  readonly to: number
  readonly children?: readonly InlineNode[]
}

// Fiction knows emphasis and escapes; code, links and HTML stay the author's characters.
const inline = markdown.configure({
  remove: ['Entity', 'InlineCode', 'HTMLTag', 'HardBreak', 'Link', 'Image', 'LinkEnd', 'Autolink'],
})
const typeId = (name: string) => inline.nodeSet.types.find((type) => type.name === name)?.id ?? -1
const EMPHASIS = typeId('Emphasis')
const STRONG = typeId('StrongEmphasis')
const ESCAPE = typeId('Escape')

const BREAK = /^[ \t]*(?:(?:[*#~•⁂—–-][ \t]*){1,7}|_{3,}|\[\*\])[ \t]*$/
const HEADING = /^(#{1,6})[ \t]+(?=\S)/
const HARD_END = /(?: {2,}|(?<=(?:^|[^\\])(?:\\\\)*)\\)$/
const QUOTE_PREFIX = /^>[ \t]?/
const FOOTNOTE = /^\[\^([^\]\s]{1,99})\]:[ \t]*/
const CALL = /\\.|\[\^([^\]\s]{1,99})\]/gs
const BLANK = /^\s*$/

export const isBlank = (line: string) => BLANK.test(line)
export const isBreakLine = (line: string) => BREAK.test(line.replace(/\r$/, ''))
/** The mark of a footnote, as it stands where the footnote is called or defined. */
export const markOf = (source: string) => /^\[\^([^\]\s]{1,99})\]/.exec(source)?.[1] ?? ''
export const endsHard = (line: string) => HARD_END.test(line.replace(/\r$/, ''))

interface Line {
  readonly from: number
  readonly text: string
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  for (const raw of text.split('\n')) {
    lines.push({ from, text: raw.replace(/\r$/, '') })
    from += raw.length + 1
  }
  return lines
}

function kindOf(lines: readonly Line[]): BlockKind {
  if (lines.length === 1 && isBreakLine(lines[0]!.text)) return 'break'
  if (lines.length === 1 && HEADING.test(lines[0]!.text)) return 'heading'
  if (lines.every((line) => line.text.startsWith('>'))) return 'quote'
  if (FOOTNOTE.test(lines[0]!.text)) return 'footnote'
  const hard = lines.slice(0, -1).every((line) => endsHard(line.text))
  return lines.length > 1 && hard ? 'verse' : 'paragraph'
}

function prefixOf(line: string, kind: BlockKind): number {
  const marks = kind === 'heading' ? HEADING : kind === 'quote' ? QUOTE_PREFIX : kind === 'footnote' ? FOOTNOTE : /^[ \t]*/
  return marks.exec(line)?.[0].length ?? 0
}

/** The line ends inside a block; an empty line of a quote joins its neighbours into one break. */
function lineEnds(lines: readonly Line[], kind: BlockKind): Hidden[] {
  const ends: Hidden[] = []
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!
    const next = lines[i + 1]!
    const hard = HARD_END.exec(line.text)
    const tail = hard ? hard.index : line.text.replace(/[ \t]+$/, '').length
    const end: Hidden = {
      role: hard ? 'line' : 'soft',
      from: line.from + Math.max(tail, prefixOf(line.text, kind)),
      to: next.from + prefixOf(next.text, kind === 'quote' ? kind : 'paragraph'),
    }
    const last = ends.at(-1)
    if (last && last.to >= end.from) ends[ends.length - 1] = { role: 'line', from: last.from, to: end.to }
    else ends.push(end)
  }
  return ends
}

function readInline(text: string): { emphasis: Emphasis[]; marks: Hidden[] } {
  const emphasis: Emphasis[] = []
  const marks: Hidden[] = []
  const visit = (node: InlineNode) => {
    if (node.type === ESCAPE) marks.push({ role: 'escape', from: node.from, to: node.from + 1 })
    if (node.type === EMPHASIS || node.type === STRONG) {
      const width = node.type === STRONG ? 2 : 1
      const openTo = node.from + width
      const closeFrom = node.to - width
      emphasis.push({ kind: width === 2 ? 'strong' : 'em', from: node.from, openTo, closeFrom, to: node.to })
      marks.push({ role: 'mark', from: node.from, to: openTo }, { role: 'mark', from: closeFrom, to: node.to })
    }
    node.children?.forEach(visit)
  }
  ;(inline.parseInline(text, 0) as readonly InlineNode[]).forEach(visit)
  return { emphasis, marks }
}

/** The marks that call footnotes, from `start` on. */
function callsIn(text: string, start: number): Hidden[] {
  const found = [...text.matchAll(CALL)].filter((call) => call[1] && call.index >= start)
  return found.map((call) => ({ role: 'call', from: call.index, to: call.index + call[0].length }))
}

/**
 * Read the shape of one block.
 * @param asText read a line of break marks as words, because it is being typed
 */
export function shapeOf(text: string, asText = false): Shape {
  const lines = linesOf(text)
  const found = kindOf(lines)
  const kind = found === 'break' && asText ? 'paragraph' : found
  const level = kind === 'heading' ? (HEADING.exec(text)?.[1]?.length ?? 1) : 0
  const textFrom = prefixOf(lines[0]!.text, kind)
  if (kind === 'break') return { kind, level, textFrom: 0, emphasis: [], hidden: [] }
  const { emphasis, marks } = readInline(text)
  const whole = [...lineEnds(lines, kind), ...callsIn(text, textFrom)]
  const covered = (mark: Hidden) => whole.some((each) => mark.from < each.to && mark.to > each.from)
  const hidden = [...marks.filter((mark) => !covered(mark)), ...whole]
  return { kind, level, textFrom, emphasis, hidden: hidden.sort((a, b) => a.from - b.from) }
}

/**
 * The blocks of a stretch of prose that begins and ends between blocks.
 * @param base where the stretch begins in the document
 * @param live the caret's place where it keeps an empty line or break marks open
 */
export function scanBlocks(text: string, base = 0, live: number | null = null): Block[] {
  const blocks: Block[] = []
  let from = -1
  let to = -1
  const close = () => {
    if (from < 0) return
    const asText = live !== null && live >= base + from && live <= base + to
    blocks.push({ from: base + from, to: base + to, shape: shapeOf(text.slice(from, to), asText) })
    from = -1
  }
  for (const line of linesOf(text)) {
    const open = from >= 0 && live === base + line.from && endsHard(text.slice(from, to))
    if (isBlank(line.text) && !open) close()
    else {
      if (from < 0) from = line.from
      to = line.from + line.text.length
    }
  }
  close()
  return blocks
}

const SOURCE_SHAPE: Shape = { kind: 'source', level: 0, textFrom: 0, emphasis: [], hidden: [] }

/** Every line of the file as a block of its own, for the source view. */
export function scanSource(text: string): Block[] {
  return linesOf(text).map((line) => ({ from: line.from, to: line.from + line.text.length, shape: SOURCE_SHAPE }))
}
