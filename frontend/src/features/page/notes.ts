/** Notes as dotted underlines: at most five, none while one types, and each until its own words change. */
import { StateEffect, StateField } from '@codemirror/state'
import type { ChangeDesc, Text } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'

/** A remark on a stretch of the prose; offsets are UTF-16 units. */
export interface PageNote {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly label: string
  /** The words that it is on: where the page has others, it is not shown. */
  readonly quote?: string
}

const MOST = 5

export const setNotes = StateEffect.define<readonly PageNote[]>()

interface Notes {
  readonly all: DecorationSet
  readonly typing: boolean
}

function underline(notes: readonly PageNote[], doc: Text): DecorationSet {
  const fits = ({ from, to, quote }: PageNote) => from < to && to <= doc.length && (quote === undefined || doc.sliceString(from, to) === quote)
  const shown = notes.filter(fits).slice(0, MOST)
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

/** Moves underlines along with what is written; those whose own words it changes go. */
function untouched(all: DecorationSet, changes: ChangeDesc): DecorationSet {
  const spans: [number, number][] = []
  changes.iterChangedRanges((from, to) => spans.push([from, to]), true)
  return all.update({ filter: (from, to) => !spans.some(([start, end]) => start < to && end > from) }).map(changes)
}

export const notesField = StateField.define<Notes>({
  create: () => ({ all: Decoration.none, typing: false }),
  update(notes, tr) {
    for (const effect of tr.effects) {
      if (effect.is(setNotes)) return { all: underline(effect.value, tr.state.doc), typing: notes.typing }
    }
    if (tr.docChanged) {
      const typing = notes.typing || tr.isUserEvent('input') || tr.isUserEvent('delete')
      return { all: untouched(notes.all, tr.changes), typing }
    }
    return tr.selection && notes.typing ? { ...notes, typing: false } : notes
  },
  provide: (field) => EditorView.decorations.from(field, (n) => (n.typing ? Decoration.none : n.all)),
})
