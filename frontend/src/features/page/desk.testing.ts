/** A writing desk for the tests: prose with its caret drawn as `|`, or a selection as `[…]`. */
import { redo, undo } from '@codemirror/commands'
import type { EditorState, StateCommand } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { pageState } from './setup'
import type { HouseStyle } from './setup'
import { typeIn } from './typing-in'

// A simulated browser lays nothing out; the editor asks it all the same.
const nowhere = () => document.createElement('span').getClientRects()
Range.prototype.getClientRects ??= nowhere
Range.prototype.getBoundingClientRect ??= () => new DOMRect()

export interface Desk {
  readonly view: EditorView
  /** The file with the caret drawn in. */
  drawn(): string
  text(): string
  run(...commands: StateCommand[]): Desk
  type(words: string): Desk
  moveTo(pos: number): Desk
  undo(): Desk
  redo(): Desk
  /** The page as it looks: one string a line, hidden characters left out. */
  lines(): string[]
  lineClasses(): string[]
}

function draw(state: EditorState): string {
  const { main } = state.selection
  const text = state.doc.toString()
  if (main.empty) return `${text.slice(0, main.head)}|${text.slice(main.head)}`
  return `${text.slice(0, main.from)}[${text.slice(main.from, main.to)}]${text.slice(main.to)}`
}

function shownLines(view: EditorView): HTMLElement[] {
  return [...view.contentDOM.querySelectorAll<HTMLElement>('.cm-line')]
}

export function desk(drawn: string, options: { source?: boolean; readOnly?: boolean; style?: HouseStyle; suggesting?: boolean } = {}): Desk {
  // beside a caret, brackets are the prose's own
  const prose = drawn.includes('|') ? drawn.replace('|', '') : drawn.replace(/[[\]]/g, '')
  const state = pageState({ prose, label: 'Scene', readOnly: options.readOnly ?? false, source: options.source ?? false, style: options.style, suggested: options.suggesting ? { base: prose, changes: null } : undefined })
  const view = new EditorView({ state, parent: document.body })
  const caret = drawn.indexOf('|')
  const [open, close] = caret >= 0 ? [-1, -1] : [drawn.indexOf('['), drawn.indexOf(']')]
  if (caret >= 0) view.dispatch({ selection: { anchor: caret } })
  else if (open >= 0) view.dispatch({ selection: { anchor: open, head: close - 1 } })
  const self: Desk = {
    view,
    drawn: () => draw(view.state),
    text: () => view.state.doc.toString(),
    run(...commands) {
      for (const command of commands) command(view)
      return self
    },
    type(words) {
      typeIn(view, words)
      return self
    },
    moveTo(pos) {
      view.dispatch({ selection: { anchor: pos } })
      return self
    },
    undo: () => self.run(undo),
    redo: () => self.run(redo),
    lines: () => shownLines(view).map((line) => line.textContent ?? ''),
    lineClasses: () => shownLines(view).map((line) => line.className.replace(/cm-\w+\s*/g, '').trim()),
  }
  return self
}
