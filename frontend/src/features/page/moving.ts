/** Moving the caret by characters and words, with borders of one press. */
import { EditorSelection } from '@codemirror/state'
import type { EditorState, StateCommand } from '@codemirror/state'
import { Direction } from '@codemirror/view'
import type { Command, EditorView } from '@codemirror/view'
import { pageField } from './model'
import { step, wordStep } from './stops'

export type Unit = 'char' | 'word'

/** Where a step from `pos` leads, and whether it crosses a border. */
export function target(state: EditorState, pos: number, forward: boolean, unit: Unit): { pos: number; border: boolean } {
  const page = state.field(pageField)
  const one = step(page, state.doc, pos, forward)
  if (unit === 'char' || one.char === '') return { pos: one.pos, border: one.char === '' }
  const categorise = state.charCategorizer(pos)
  return { pos: wordStep(page, state.doc, pos, forward, categorise), border: false }
}

/** Move the caret by a character or a word, over a border in one press. */
export function move(forward: boolean, unit: Unit, extend: boolean): StateCommand {
  return ({ state, dispatch }) => {
    const { main } = state.selection
    const ends = !main.empty && !extend && unit === 'char'
    const head = ends ? (forward ? main.to : main.from) : target(state, main.head, forward, unit).pos
    const selection = extend ? EditorSelection.range(main.anchor, head) : EditorSelection.cursor(head)
    dispatch(state.update({ selection, scrollIntoView: true, userEvent: 'select' }))
    return true
  }
}

/** Left and Right by what the eye sees: in right-to-left text they swap. */
export const side = (right: boolean, unit: Unit, extend: boolean): Command => (view: EditorView) => {
  const leftToRight = view.textDirectionAt(view.state.selection.main.head) === Direction.LTR
  return move(right === leftToRight, unit, extend)(view)
}
