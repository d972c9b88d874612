/** Deleting: characters and words with their marks, and the borders between paragraphs. */
import type { EditorState, StateCommand, TransactionSpec } from '@codemirror/state'
import { openLine } from './caret'
import { pageField } from './model'
import { target } from './moving'
import type { Unit } from './moving'
import { PLAIN } from './runs'
import { splice } from './splice'
import { blockAt, blockIndex, firstStop, lastStop, settle, step } from './stops'
import { editSpec } from './typing'

const SENTENCE_END = /[.!?…,;:”’"]$/

/** Join what stands on the two sides of a border; a sentence and the next keep a space between. */
function join(state: EditorState, left: number, right: number): TransactionSpec {
  const page = state.field(pageField)
  const before = state.doc.sliceString(Math.max(left - 1, 0), left)
  const after = state.doc.sliceString(right, right + 1)
  const soft = blockAt(page, left) === blockAt(page, right) && /\S/.test(before) && /\S/.test(after)
  const apart = soft || (SENTENCE_END.test(before) && /[\p{L}\p{N}“‘]/u.test(after))
  const space = apart && !page.source ? [{ text: ' ', ...PLAIN }] : []
  return editSpec(splice(state, page, left, right, space), 'delete.join')
}

/** Take away the scene break at `index`, with the gap that parted it from its neighbour. */
function removeBreak(state: EditorState, index: number): TransactionSpec {
  const { blocks } = state.field(pageField)
  const block = blocks[index]!
  const next = blocks[index + 1]
  const from = next ? block.from : (blocks[index - 1]?.to ?? block.from)
  return { changes: { from, to: next?.from ?? block.to }, scrollIntoView: true, userEvent: 'delete.join' }
}

/** At the start of the page a heading or quotation becomes plain words. */
function plainWords(state: EditorState, index: number): TransactionSpec | null {
  const block = state.field(pageField).blocks[index]
  if (!block || !/heading|quote/.test(block.shape.kind)) return null
  const text = state.doc.sliceString(block.from, block.to)
  const insert = block.shape.kind === 'quote' ? text.replace(/^>[ \t]?/gm, '') : text.slice(block.shape.textFrom)
  return editSpec({ from: block.from, to: block.to, insert, caret: block.from }, 'delete.join')
}

function overBorder(state: EditorState, here: number, forward: boolean): TransactionSpec | null {
  const page = state.field(pageField)
  const { blocks } = page
  const open = openLine(state, page)
  if (open && page.live === here) {
    const index = blockIndex(blocks, here)
    const [before, after] = [blocks[index], blocks[index + 1]]
    const caret = forward && after ? firstStop(after) : before ? lastStop(before) : here
    const rest = before && forward && after ? { from: here, to: after.from } : open
const anchor = state.changes(rest).mapPos(caret)
    return { changes: rest, selection: { anchor }, scrollIntoView: true, userEvent: 'delete.join' }
  }
  const index = blockIndex(blocks, here)
  if (blocks[index]?.shape.kind === 'break') return removeBreak(state, index)
  const there = step(page, state.doc, here, forward).pos
  const across = blockIndex(blocks, there)
  const near = index + (forward ? 1 : -1)
  if (across !== index && blocks[near]?.shape.kind === 'break') return removeBreak(state, near)
  if (there === here) return forward ? null : plainWords(state, index)
  return forward ? join(state, here, there) : join(state, there, here)
}

/** Delete the selection, a character or a word; at a border, join what it parts. */
export function erase(forward: boolean, unit: Unit): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false
    const { main } = state.selection
    const page = state.field(pageField)
    if (!main.empty) {
      dispatch(state.update(editSpec(splice(state, page, main.from, main.to, []), 'delete.selection')))
      return true
    }
    const here = settle(page, main.head, forward)
    const there = target(state, here, forward, unit)
    const spec = there.border
      ? overBorder(state, here, forward)
      : editSpec(splice(state, page, Math.min(here, there.pos), Math.max(here, there.pos), []), forward ? 'delete.forward' : 'delete.backward')
    if (spec) dispatch(state.update(spec))
    return true
  }
}
