/** Italics and bold, for the selected words or the ones about to be typed. */
import type { EditorState, StateCommand, TransactionSpec } from '@codemirror/state'
import { pageField } from './model'
import type { Page } from './model'
import { pendingAt, setPending, styleFor } from './pending'
import { hasStyle, toggled } from './splice'
import { firstStop, lastStop, settle } from './stops'

type Kind = 'em' | 'strong'

function styleNext(state: EditorState, kind: Kind): TransactionSpec {
  const { head } = state.selection.main
  const pos = pendingAt(state, head) ? head : settle(state.field(pageField), head)
  const style = styleFor(state, pos)
  return { effects: setPending.of({ pos: head, style: { ...style, [kind]: !style[kind] } }) }
}

/** Style the selected words of every block; where all have the style already, take it away. */
function styleSelected(state: EditorState, page: Page, kind: Kind): TransactionSpec | null {
  const { main } = state.selection
  const parts = page.blocks
    .filter((block) => block.from < main.to && block.to > main.from && block.shape.kind !== 'break')
    .map((block) => ({ block, from: Math.max(main.from, firstStop(block)), to: Math.min(main.to, lastStop(block)) }))
    .filter(({ from, to }) => to > from)
  const on = !parts.every(({ block, from, to }) => hasStyle(state, block, from, to, kind))
  const edits = parts.map(({ block, from, to }) => toggled(state, block, from, to, kind, on))
  const [first, last] = [edits[0], edits.at(-1)]
  if (!first || !last) return null
  const shift = edits.slice(0, -1).reduce((sum, edit) => sum + edit.insert.length - (edit.to - edit.from), 0)
  return {
    changes: edits.map(({ from, to, insert }) => ({ from, to, insert })),
    selection: { anchor: first.start, head: last.caret + shift },
    userEvent: 'input.style',
  }
}

/** Ctrl+I and Ctrl+B. */
export function toggle(kind: Kind): StateCommand {
  return ({ state, dispatch }) => {
    const page = state.field(pageField)
    if (state.readOnly || page.source) return false
    const spec = state.selection.main.empty ? styleNext(state, kind) : styleSelected(state, page, kind)
    if (spec) dispatch(state.update(spec))
    return true
  }
}
