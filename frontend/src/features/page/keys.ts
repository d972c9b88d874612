/** The keys of the page: moving, joining, parting and emphasis, as commands on the state. */
import { EditorSelection } from '@codemirror/state'
import type { EditorState, StateCommand, TransactionSpec } from '@codemirror/state'
import { Direction } from '@codemirror/view'
import type { Command, EditorView, KeyBinding } from '@codemirror/view'
import { openLine } from './caret'
import { lineEnding, pageField } from './model'
import { pendingAt, setPending, styleFor } from './pending'
import { PLAIN, hasStyle, splice, toggled } from './runs'
import { blockAt, blockIndex, firstStop, lastStop, settle, step, wordStep } from './stops'
import { editSpec } from './typing'

export type Unit = 'char' | 'word'

function target(state: EditorState, pos: number, forward: boolean, unit: Unit): { pos: number; border: boolean } {
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
  const soft = block?.shape.hidden.find((h) => h.role !== 'mark' && h.role !== 'escape' && block.from + h.from === to)
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

/** Ctrl+I and Ctrl+B: style the selected words, or the ones about to be typed. */
export function toggle(kind: 'em' | 'strong'): StateCommand {
  return ({ state, dispatch }) => {
    const page = state.field(pageField)
    if (state.readOnly || page.source) return false
    const { main } = state.selection
    if (main.empty) {
      const pos = pendingAt(state, main.head) ? main.head : settle(page, main.head)
      const style = styleFor(state, pos)
      const effects = setPending.of({ pos: main.head, style: { ...style, [kind]: !style[kind] } })
      dispatch(state.update({ effects }))
      return true
    }
    const parts = page.blocks
      .filter((b) => b.from < main.to && b.to > main.from && b.shape.kind !== 'break')
      .map((block) => ({ block, from: Math.max(main.from, firstStop(block)), to: Math.min(main.to, lastStop(block)) }))
      .filter(({ from, to }) => to > from)
    if (!parts.length) return true
    const on = !parts.every(({ block, from, to }) => hasStyle(state, block, from, to, kind))
    const edits = parts.map(({ block, from, to }) => toggled(state, block, from, to, kind, on))
    const changes = state.changes(edits.map(({ from, to, insert }) => ({ from, to, insert })))
    const [first, last] = [edits[0]!, edits[edits.length - 1]!]
    const shift = edits.slice(0, -1).reduce((sum, e) => sum + e.insert.length - (e.to - e.from), 0)
    dispatch(state.update({ changes, selection: { anchor: first.start, head: last.caret + shift }, userEvent: 'input.style' }))
    return true
  }
}

const arrows = (right: boolean): KeyBinding => ({
  key: right ? 'ArrowRight' : 'ArrowLeft',
  run: side(right, 'char', false),
  shift: side(right, 'char', true),
})

const words = (right: boolean): Omit<KeyBinding, 'key'> => ({
  run: side(right, 'word', false),
  shift: side(right, 'word', true),
})

/** The bindings of the page. Tab is in none of them: it leaves the page. */
export const pageKeys: readonly KeyBinding[] = [
  arrows(true),
  arrows(false),
  { key: 'Mod-ArrowRight', mac: 'Alt-ArrowRight', ...words(true) },
  { key: 'Mod-ArrowLeft', mac: 'Alt-ArrowLeft', ...words(false) },
  { key: 'Backspace', run: erase(false, 'char'), shift: erase(false, 'char') },
  { key: 'Delete', run: erase(true, 'char') },
  { key: 'Mod-Backspace', mac: 'Alt-Backspace', run: erase(false, 'word') },
  { key: 'Mod-Delete', mac: 'Alt-Delete', run: erase(true, 'word') },
  { mac: 'Ctrl-h', run: erase(false, 'char') },
  { mac: 'Ctrl-d', run: erase(true, 'char') },
  { key: 'Enter', run: newParagraph, shift: lineBreak },
  { key: 'Mod-i', run: toggle('em'), preventDefault: true },
  { key: 'Mod-b', run: toggle('strong'), preventDefault: true },
]
