/** Enter and Shift+Enter: new paragraphs, scene breaks and line breaks. */
import type { EditorState, StateCommand, TransactionSpec } from '@codemirror/state'
import { lineEnding, pageField } from './model'
import { styleFor } from './pending'
import { PLAIN } from './runs'
import { splice } from './splice'
import { blockAt, blockIndex, firstStop, lastStop, settle } from './stops'
import { editSpec } from './typing'

function insertAt(from: number, to: number, insert: string, caret = from + insert.length): TransactionSpec {
  return editSpec({ from, to, insert, caret }, 'input')
}

/** On an empty line: a scene break, unless one is there already or nothing is before it. */
function sceneBreak(state: EditorState, live: number, ending: string): TransactionSpec | null {
  const { blocks } = state.field(pageField)
  const before = blocks[blockIndex(blocks, live)]
  if (!before || before.shape.kind === 'break') return null
  return insertAt(live, live, `* * *${ending}${ending}`)
}

function part(state: EditorState, from: number, to: number, ending: string): TransactionSpec {
  const page = state.field(pageField)
  const block = blockAt(page, from)
  if (block && from === to) {
    if (block.shape.kind === 'break' || from === lastStop(block)) return insertAt(block.to, block.to, ending + ending)
    if (from === firstStop(block)) return insertAt(block.from, block.from, ending + ending, block.from)
  }
  // The spaces at the split stay at the end of the first half, where they do not show.
  const soft = block?.shape.hidden.find((h) => (h.role === 'soft' || h.role === 'line') && block.from + h.from === to)
  const spaces = /^[ \t]*/.exec(state.doc.sliceString(to, blockAt(page, to)?.to ?? to))?.[0] ?? ''
  const end = soft && block ? block.from + soft.to : to + spaces.length
  const kept = soft ? (soft.role === 'soft' ? ' ' : '') : spaces
  const prefix = block?.shape.kind === 'quote' ? '> ' : ''
  return editSpec(splice(state, page, from, end, [{ text: kept + ending + ending + prefix, ...PLAIN }]), 'input')
}

/** Enter: a new paragraph; on an empty paragraph a scene break. */
export const newParagraph: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false
  const page = state.field(pageField)
  const { main } = state.selection
  const from = settle(page, main.from)
  const to = main.empty ? from : settle(page, main.to)
  const ending = lineEnding(state.doc, from)
  if (page.source) dispatch(state.update(insertAt(from, to, ending)))
  else if (!page.blocks.length) return true
  else if (page.live === from && !blockAt(page, from)) {
    const spec = sceneBreak(state, from, ending)
    if (spec) dispatch(state.update(spec))
  } else dispatch(state.update(part(state, from, to, ending)))
  return true
}

/** Shift+Enter: a line break inside the paragraph. */
export const lineBreak: StateCommand = (view) => {
  const { state, dispatch } = view
  if (state.readOnly) return false
  const page = state.field(pageField)
  if (page.source) return newParagraph(view)
  const { main } = state.selection
  const from = settle(page, main.from)
  const block = blockAt(page, from)
  if (!block || block.shape.kind === 'break' || block.shape.kind === 'heading') return true
  const prefix = block.shape.kind === 'quote' ? '> ' : ''
  const to = main.empty ? from : settle(page, main.to)
  const text = `\\${lineEnding(state.doc, from)}${prefix}`
  if (main.empty && from === lastStop(block)) dispatch(state.update(insertAt(block.to, block.to, text)))
  else dispatch(state.update(editSpec(splice(state, page, from, to, [{ text, ...styleFor(state, from) }]), 'input')))
  return true
}
