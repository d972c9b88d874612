/** A style chosen before its words: it holds for the next characters typed at this place. */
import { StateEffect, StateField } from '@codemirror/state'
import type { EditorState } from '@codemirror/state'
import { pageField } from './model'
import { styleAt } from './runs'
import type { Style } from './runs'

interface Pending {
  readonly pos: number
  readonly style: Style
}

export const setPending = StateEffect.define<Pending | null>()

export const pendingField = StateField.define<Pending | null>({
  create: () => null,
  update(pending, tr) {
    for (const effect of tr.effects) if (effect.is(setPending)) return effect.value
    return tr.docChanged || tr.selection ? null : pending
  },
})

/** The pending style at `pos`, or null when none was chosen there. */
export function pendingAt(state: EditorState, pos: number): Style | null {
  const pending = state.field(pendingField)
  return pending?.pos === pos ? pending.style : null
}

/** The style the next character typed at `pos` takes. */
export const styleFor = (state: EditorState, pos: number): Style =>
  pendingAt(state, pos) ?? styleAt(state.field(pageField), pos)
