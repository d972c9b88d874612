/**
 * Keeps the caret on its stops, and takes an empty line the caret opened back
 * out of the file when the caret leaves it unwritten.
 */
import { isolateHistory } from '@codemirror/commands'
import { EditorSelection, EditorState } from '@codemirror/state'
import type { ChangeSpec, SelectionRange } from '@codemirror/state'
import { pageField } from './model'
import type { Page } from './model'
import { blockAt, blockIndex, settle } from './stops'
import { isBlank } from './structure'

/** The removal of the open empty line, or null where the open line holds something. */
export function openLine(state: EditorState, page: Page): { from: number; to: number } | null {
  const { live, blocks } = page
  if (live === null || !isBlank(state.doc.lineAt(live).text)) return null
  const block = blockAt(page, live)
  if (block) {
    const end = block.shape.hidden.filter((h) => h.role === 'line').at(-1)
    return end ? { from: block.from + end.from, to: live } : null
  }
  const index = blockIndex(blocks, live)
  const before = blocks[index]
  const after = blocks[index + 1]
  if (before) return { from: before.to, to: live }
  return after ? { from: live, to: after.from } : null
}

function settled(page: Page, range: SelectionRange, was: number): SelectionRange {
  const head = settle(page, range.head, range.head >= was)
  if (range.empty) return EditorSelection.cursor(head, range.assoc, range.bidiLevel ?? undefined, range.goalColumn)
  const anchor = settle(page, range.anchor, range.anchor < range.head)
  return EditorSelection.range(anchor, head, range.goalColumn, range.bidiLevel ?? undefined)
}

/** Moves of the caret end on a stop; words typed or changed from outside are left where they are. */
export const caretFilter = EditorState.transactionFilter.of((tr) => {
  if (tr.docChanged || !tr.selection) return tr
  const page = tr.startState.field(pageField)
  const wanted = tr.newSelection.main
  const range = settled(page, wanted, tr.startState.selection.main.head)
  const left = openLine(tr.startState, page)
  const stays = left && page.live !== null && tr.startState.doc.lineAt(page.live).from === tr.startState.doc.lineAt(range.head).from
  const moved = range.eq(wanted) ? tr : [tr, { selection: EditorSelection.create([range]) }]
  if (!left || stays || tr.startState.readOnly) return moved
  const changes: ChangeSpec = { from: left.from, to: left.to }
  // A step of its own to undo: without it the steps before would be undone around a line that they do not know is gone.
  return [...(Array.isArray(moved) ? moved : [moved]), { changes, sequential: true, annotations: isolateHistory.of('full') }]
})
