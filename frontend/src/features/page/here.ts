/** Marks the paragraph that is written, so that the others can be dimmed. */
import { StateField } from '@codemirror/state'
import type { EditorState } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'
import { pageField } from './model'
import { blockAt } from './stops'

// an attribute and no class: the classes of a line tell what it is, not where one writes
const here = Decoration.line({ attributes: { 'data-written': 'yes' } })

function marked(state: EditorState): DecorationSet {
  const { head } = state.selection.main
  const page = state.field(pageField)
  const block = blockAt(page, head)
  // what is hidden before the first words stands in one line with them
  const opens = block !== null && block === page.blocks[0] && (page.live === null || page.live >= block.from)
  const [first, last] = [state.doc.lineAt(opens ? 0 : (block?.from ?? head)), state.doc.lineAt(block?.to ?? head)]
  const lines = Array.from({ length: last.number - first.number + 1 }, (_, at) => state.doc.line(first.number + at))
  return Decoration.set(lines.map((line) => here.range(line.from)))
}

export const hereField = StateField.define<DecorationSet>({
  create: marked,
  update: (before, tr) => (tr.docChanged || tr.selection ? marked(tr.state) : before),
  provide: (field) => EditorView.decorations.from(field),
})
