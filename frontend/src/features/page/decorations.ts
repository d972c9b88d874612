/**
 * How the shape of the prose shows: line classes, italics and bold, and the
 * characters the page hides.
 */
import { Decoration, WidgetType } from '@codemirror/view'
import type { Range, Text } from '@codemirror/state'
import type { Stops } from './stops'
import { markOf } from './structure'
import type { Block } from './structure'

class Space extends WidgetType {
  override eq() {
    return true
  }
  toDOM() {
    const space = document.createElement('span')
    space.className = 'pw-space'
    space.textContent = ' '
    return space
  }
}

class Ornament extends WidgetType {
  override eq() {
    return true
  }
  toDOM() {
    const ornament = document.createElement('span')
    ornament.className = 'pw-ornament'
    ornament.setAttribute('role', 'img')
    ornament.setAttribute('aria-label', 'scene break')
    ornament.textContent = '⁂'
    return ornament
  }
}

/** The raised mark of a footnote, where it is called and before its own words. */
class Mark extends WidgetType {
  constructor(private readonly mark: string) {
    super()
  }
  override eq(other: Mark) {
    return other.mark === this.mark
  }
  toDOM() {
    const raised = document.createElement('sup')
    raised.className = 'pw-mark'
    const spoken = raised.appendChild(document.createElement('span'))
    spoken.className = 'pw-spoken'
    spoken.textContent = 'footnote '
    raised.append(this.mark)
    return raised
  }
}

const hide = Decoration.replace({})
const softEnd = Decoration.replace({ widget: new Space() })
const ornament = Decoration.replace({ widget: new Ornament() })
const styles = { em: Decoration.mark({ tagName: 'em' }), strong: Decoration.mark({ tagName: 'strong' }) }
const line = (names: string) => Decoration.line({ class: names })

type Found = Range<Decoration>[]

const hideRange = (out: Found, from: number, to: number) => {
  if (to > from) out.push(hide.range(from, to))
}

/** A verse is not: of two lines it is a paragraph with a line break, and nothing may move when one is typed. */
const setOff = (block: Block) => block.shape.kind === 'quote'

function lineClass(block: Block, previous: Block | undefined): string {
  const { kind, level } = block.shape
  if (kind === 'heading') return `pw-heading pw-h${level}`
  const alone = !previous || previous.shape.kind === 'break' || previous.shape.kind === 'heading'
  if (alone) return `pw-${kind} pw-first`
  return setOff(block) || setOff(previous) ? `pw-${kind} pw-apart` : `pw-${kind}`
}

function decorateBlock(out: Found, doc: Text, block: Block, previous: Block | undefined): void {
  const { shape, from } = block
  out.push(line(lineClass(block, previous)).range(doc.lineAt(previous ? from : 0).from))
  if (shape.kind === 'break') {
    out.push(ornament.range(from, block.to))
    return
  }
  const marked = (start: number, end: number) => out.push(Decoration.replace({ widget: new Mark(markOf(doc.sliceString(start, end))) }).range(start, end))
  if (shape.kind === 'footnote') marked(from, from + shape.textFrom)
  else hideRange(out, from, from + shape.textFrom)
  for (const e of shape.emphasis) {
    if (e.closeFrom > e.openTo) out.push(styles[e.kind].range(from + e.openTo, from + e.closeFrom))
  }
  for (const h of shape.hidden) {
    if (h.role === 'soft') out.push(softEnd.range(from + h.from, from + h.to))
    else if (h.role === 'call') marked(from + h.from, from + h.to)
    else if (h.role !== 'line') hideRange(out, from + h.from, from + h.to)
    else {
      const newline = from + h.from + doc.sliceString(from + h.from, from + h.to).lastIndexOf('\n')
      hideRange(out, from + h.from, newline)
      out.push(line(`pw-${shape.kind} pw-cont`).range(newline + 1))
      hideRange(out, newline + 1, from + h.to)
    }
  }
}

/** Hide what lies between two blocks, but for the line break between them and an open empty line. */
function decorateGap(out: Found, stops: Stops, from: number, to: number, edges: { first: boolean; last: boolean }): void {
  const { live } = stops
  const end = edges.last ? to : to - 1
  if (live === null || live < from || live > to || (live === from && !edges.first) || (live === to && !edges.last)) {
    hideRange(out, from, edges.first && !edges.last ? to : end)
    return
  }
  hideRange(out, from, edges.first ? live : live - 1)
  out.push(line(edges.first ? 'pw-paragraph pw-first' : 'pw-paragraph').range(live))
  hideRange(out, live, end)
}

/**
 * Decorate the blocks `[first, last]` and the gaps after them; the first block
 * of the page also answers for the gap before it.
 */
export function decorate(stops: Stops, doc: Text, first: number, last: number, source: boolean): Found {
  const out: Found = []
  const { blocks } = stops
  if (source) {
    for (let i = first; i < blocks.length - 1 && i <= last; i++) hideRange(out, blocks[i]!.to, blocks[i + 1]!.from - 1)
    return out
  }
  if (!blocks.length) {
    out.push(line('pw-paragraph pw-first').range(0))
    decorateGap(out, stops, 0, doc.length, { first: true, last: true })
  } else if (first === 0) decorateGap(out, stops, 0, blocks[0]!.from, { first: true, last: false })
  for (let i = first; i <= last && i < blocks.length; i++) {
    const block = blocks[i]!
    const next = blocks[i + 1]
    // An open empty line before the first block is a line of its own: the block then begins a second one.
    const before = i === 0 && stops.live !== null && stops.live < block.from ? block : blocks[i - 1]
    decorateBlock(out, doc, block, before)
    decorateGap(out, stops, block.to, next?.from ?? doc.length, { first: false, last: !next })
  }
  return out
}
