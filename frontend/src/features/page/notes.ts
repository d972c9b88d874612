/** Notes as dotted underlines: at most five, and none while one types. */
import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'

/** A remark on a stretch of the prose; offsets are UTF-16 units. */
export interface PageNote {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly label: string
}

const MOST = 5

export const setNotes = StateEffect.define<readonly PageNote[]>()

interface Notes {
  readonly all: DecorationSet
  readonly typing: boolean
}

function underline(notes: readonly PageNote[], length: number): DecorationSet {
  const shown = notes.filter((note) => note.from < note.to && note.to <= length).slice(0, MOST)
  return Decoration.set(
    shown.map((note) =>
      Decoration.mark({
        class: 'pw-note',
        attributes: { 'data-note': note.id, title: note.label },
      }).range(note.from, note.to),
    ),
    true,
  )
}

export const notesField = StateField.define<Notes>({
  create: () => ({ all: Decoration.none, typing: false }),
  update(notes, tr) {
    for (const effect of tr.effects) {
      if (effect.is(setNotes)) return { all: underline(effect.value, tr.state.doc.length), typing: notes.typing }
    }
    if (tr.docChanged) {
      const typing = notes.typing || tr.isUserEvent('input') || tr.isUserEvent('delete')
      return { all: notes.all.map(tr.changes), typing }
    }
    return tr.selection && notes.typing ? { ...notes, typing: false } : notes
  },
  provide: (field) => EditorView.decorations.from(field, (n) => (n.typing ? Decoration.none : n.all)),
})
