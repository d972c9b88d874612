/**
 * The page's model beside the document: its blocks, the line the caret keeps
 * open, and their decorations, kept up by rescanning only what an edit touched.
 */
import { Facet, StateField } from '@codemirror/state'
import type { EditorState, Text, Transaction } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'
import { decorate } from './decorations'
import { blockIndex } from './stops'
import type { Stops } from './stops'
import { endsHard, isBlank, isBreakLine, scanBlocks, scanSource } from './structure'
import type { Block } from './structure'

export interface Page extends Stops {
  readonly source: boolean
  readonly decorations: DecorationSet
}

/** Whether the page shows the file's own characters. */
export const sourceView = Facet.define<boolean, boolean>({ combine: (values) => values[0] ?? false })

/**
 * The caret's place, when it stands on an empty line that would begin a
 * paragraph (or go on after a line break), or on break marks being typed.
 */
function liveAt(doc: Text, head: number): number | null {
  const here = doc.lineAt(head)
  const text = (number: number) => (number < 1 || number > doc.lines ? '' : doc.line(number).text)
  const [before, after] = [text(here.number - 1), text(here.number + 1)]
  if (isBlank(here.text)) {
    return isBlank(after) && (isBlank(before) || endsHard(before)) ? here.from : null
  }
  return isBreakLine(here.text) && isBlank(before) && isBlank(after) ? head : null
}

function nextLive(page: Page, tr: Transaction): number | null {
  const { head } = tr.state.selection.main
  if (tr.docChanged) return liveAt(tr.state.doc, head)
  if (page.live === null) return null
  const line = tr.state.doc.lineAt(page.live)
  if (head < line.from || head > line.to) return null
  return isBlank(line.text) ? line.from : head
}

function build(state: EditorState, live: number | null): Page {
  const source = state.facet(sourceView)
  const text = state.doc.toString()
  const blocks = source ? scanSource(text) : scanBlocks(text, 0, live)
  const stops = { blocks, live: source ? null : live }
  return { ...stops, source, decorations: Decoration.set(decorate(stops, state.doc, 0, blocks.length, source), true) }
}

/** The stretch of the old document that a transaction touched, the open line before and after it included. */
function touched(page: Page, tr: Transaction, live: number | null): { from: number; to: number } {
  const places: number[] = []
  tr.changes.iterChangedRanges((from, to) => places.push(from, to))
  if (page.live !== null) places.push(page.live)
  if (live !== null) places.push(tr.changes.invertedDesc.mapPos(live))
  return { from: Math.min(...places), to: Math.max(...places) }
}

function rescan(page: Page, tr: Transaction, live: number | null): Page {
  const { doc } = tr.state
  const old = touched(page, tr, live)
  const { blocks } = page
  const delta = doc.length - tr.startState.doc.length
  // One block beyond the touched ones on either side: an edit can join or part its neighbours.
  const head = Math.max(blockIndex(blocks, old.from) - 1, 0)
  const tail = Math.min(blockIndex(blocks, old.to) + 2, blocks.length)
  const start = head === 0 ? 0 : blocks[head]!.from
  const end = tail >= blocks.length ? doc.length : blocks[tail]!.from + delta
  const scanned = scanBlocks(doc.sliceString(start, end), start, live)
  const rest: Block[] = blocks.slice(tail).map((b) => ({ ...b, from: b.from + delta, to: b.to + delta }))
  const stops = { blocks: [...blocks.slice(0, head), ...scanned, ...rest], live }
  // The block before answers for the gap up to the first rescanned one, the block after for its own indent.
  const first = Math.max(head - 1, 0)
  const last = head + scanned.length
  const low = first === 0 ? -1 : stops.blocks[first]!.from
  const high = last + 1 >= stops.blocks.length ? Infinity : stops.blocks[last + 1]!.from
  const decorations = page.decorations.map(tr.changes).update({
    filter: (from) => from < low || from >= high,
    filterFrom: Math.max(low, 0),
    filterTo: Math.min(high, doc.length),
    add: decorate(stops, doc, first, last, false),
    sort: true,
  })
  return { ...stops, source: false, decorations }
}

/** The model of the page, with its decorations. */
export const pageField = StateField.define<Page>({
  create: (state) => build(state, null),
  update(page, tr) {
    const source = tr.state.facet(sourceView)
    if (source !== page.source || (source && tr.docChanged)) return build(tr.state, null)
    if (source) return page
    const live = nextLive(page, tr)
    return tr.docChanged || live !== page.live ? rescan(page, tr, live) : page
  },
  provide: (field) => EditorView.decorations.from(field, (page) => page.decorations),
})

/** The line ending of the file at `pos`: that of its line, or of the line before a last one. */
export function lineEnding(doc: Text, pos: number): string {
  const line = doc.lineAt(pos)
  const sample = line.number < doc.lines ? line : line.number > 1 ? doc.line(line.number - 1) : null
  return sample?.text.endsWith('\r') ? '\r\n' : '\n'
}
