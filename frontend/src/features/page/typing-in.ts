/** Types words into a page as hands would: paragraphs, quotation marks and styles come out as if they had been typed there. */
import { EditorView } from '@codemirror/view'
import { newParagraph } from './parting'

/** Type `words` where the caret stands; a line feed is Enter. */
export function typeIn(view: EditorView, words: string): void {
  for (const char of words) {
    if (char === '\n') newParagraph(view)
    else typeChar(view, char)
  }
}

function typeChar(view: EditorView, char: string): void {
  const { from, to } = view.state.selection.main
  const insert = () => view.state.update(view.state.replaceSelection(char), { userEvent: 'input.type', scrollIntoView: true })
  if (view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, char, insert))) return
  view.dispatch(insert())
}
