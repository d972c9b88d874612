/** Keys that lead out of a page at its first and last words, and how the caret comes in from another one. */
import { Facet } from '@codemirror/state'
import { Direction } from '@codemirror/view'
import type { Command, EditorView, KeyBinding } from '@codemirror/view'
import { pageField } from './model'
import { target } from './moving'
import type { Unit } from './moving'
import { firstStop, lastStop, settle } from './stops'

/** `near`: to the neighbour; `far`: to the first or the last page of all. */
export type Way = 'near' | 'far'

/** Goes on in another page; `x`: how far from the left, where a line was left. False: there is none. */
export type Beyond = (forward: boolean, way: Way, x: number | null) => boolean

/** How the caret comes in: at the first or the last words, and in that line as far from the left as it was. */
export interface Entry {
  readonly at: 'start' | 'end'
  readonly x: number | null
}

export const whatLiesBeyond = Facet.define<Beyond, Beyond>({ combine: (values) => values[0] ?? (() => false) })

/** The first or the last place of the caret. */
function edge(view: EditorView, end: boolean): number {
  const page = view.state.field(pageField)
  const block = end ? page.blocks.at(-1) : page.blocks[0]
  if (!block) return settle(page, end ? view.state.doc.length : 0)
  // an empty line that was opened there comes before the first words, or after the last ones
  const { live } = page
  if (end) return live !== null && live > block.to ? live : lastStop(block)
  return live !== null && live < block.from ? live : firstStop(block)
}

/** Whether the caret stands in the first or the last line as it looks. */
function inOutermostLine(view: EditorView, forward: boolean): boolean {
  const here = view.coordsAtPos(view.state.selection.main.head)
  const there = view.coordsAtPos(edge(view, forward))
  return here !== null && there !== null && Math.abs(here.top - there.top) < (here.bottom - here.top) / 2
}

const across = (right: boolean, unit: Unit): Command => (view) => {
  const { main } = view.state.selection
  const forward = right === (view.textDirectionAt(main.head) === Direction.LTR)
  if (!main.empty || target(view.state, main.head, forward, unit).pos !== settle(view.state.field(pageField), main.head)) return false
  return view.state.facet(whatLiesBeyond)(forward, 'near', null)
}

const along = (forward: boolean): Command => (view) => {
  const { main } = view.state.selection
  if (!inOutermostLine(view, forward)) return false
  return view.state.facet(whatLiesBeyond)(forward, 'near', view.coordsAtPos(main.head)?.left ?? null)
}

const toTheEnd = (forward: boolean): Command => (view) => view.state.facet(whatLiesBeyond)(forward, 'far', null)

/** Before the page's own keys: where nothing lies beyond, those have their turn. */
export const beyondKeys: readonly KeyBinding[] = [
  { key: 'ArrowRight', run: across(true, 'char') },
  { key: 'ArrowLeft', run: across(false, 'char') },
  { key: 'Mod-ArrowRight', mac: 'Alt-ArrowRight', run: across(true, 'word') },
  { key: 'Mod-ArrowLeft', mac: 'Alt-ArrowLeft', run: across(false, 'word') },
  { key: 'ArrowDown', run: along(true) },
  { key: 'ArrowUp', run: along(false) },
  { key: 'PageDown', run: along(true) },
  { key: 'PageUp', run: along(false) },
  { key: 'Mod-End', mac: 'Cmd-ArrowDown', run: toTheEnd(true) },
  { key: 'Mod-Home', mac: 'Cmd-ArrowUp', run: toTheEnd(false) },
]

/** Put the keyboard into a page, the caret where it comes in. */
export function entrance(view: EditorView, { at, x }: Entry): void {
  const pos = edge(view, at === 'end')
  const line = x === null ? null : view.coordsAtPos(pos)
  const found = line && x !== null ? view.posAtCoords({ x, y: (line.top + line.bottom) / 2 }, false) : pos
  view.focus()
  view.dispatch({ selection: { anchor: found }, scrollIntoView: true, userEvent: 'select' })
}
