/**
 * Where the caret can stand. Hidden characters give several places in the file
 * one place on the page; each place on the page has exactly one stop.
 */
import { findClusterBreak } from '@codemirror/state'
import type { Text } from '@codemirror/state'
import type { Block, Hidden } from './structure'

export interface Stops {
  readonly blocks: readonly Block[]
  /** An empty line or a line of break marks the caret keeps open. */
  readonly live: number | null
}

/** A step of the caret: where it lands and the character it crossed ('' for a border). */
export interface Step {
  readonly pos: number
  readonly char: string
}

/** The index of the last block that begins at or before `pos`, or -1. */
export function blockIndex(blocks: readonly Block[], pos: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (blocks[middle]!.from <= pos) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The block that holds `pos`, its two ends included. */
export function blockAt(stops: Stops, pos: number): Block | null {
  const block = stops.blocks[blockIndex(stops.blocks, pos)]
  return block && pos <= block.to ? block : null
}

/** What a hidden character is like to whoever deletes it or goes on word by word. */
const SIGNS: Partial<Record<Hidden['role'], string>> = { soft: ' ', call: '*' }
const isMark = (hidden: Hidden) => hidden.role === 'mark' || hidden.role === 'escape'

function leftEdge(block: Block, at: number): number {
  const run = block.shape.hidden
  for (let i = run.length - 1; i >= 0; i--) {
    const hidden = run[i]!
    if (isMark(hidden) && hidden.from < at && at <= hidden.to) at = hidden.from
  }
  return at
}

function rightEdge(block: Block, at: number, roles = isMark): number {
  for (const hidden of block.shape.hidden) {
    if (roles(hidden) && hidden.from <= at && at < hidden.to) at = hidden.to
  }
  return at
}

/** The stop inside a block; it keeps to the character before it, at a line's start to the one after. */
function within(block: Block, pos: number): number {
  const { hidden, textFrom } = block.shape
  let at = Math.min(Math.max(pos - block.from, textFrom), block.to - block.from)
  const end = hidden.find((h) => !isMark(h) && h.from < at && at < h.to)
  if (end) at = end.from
  at = leftEdge(block, at)
  const starts = at <= textFrom || hidden.some((h) => h.role === 'line' && h.to === at)
  return block.from + (starts ? rightEdge(block, Math.max(at, textFrom), (h) => h.role === 'mark') : at)
}

export const firstStop = (block: Block) => within(block, block.from)
export const lastStop = (block: Block) => (block.shape.kind === 'break' ? block.to : within(block, block.to))

/** The index of the nearest block that holds words, from `index` in a direction, or -1. */
export function wordsFrom(blocks: readonly Block[], index: number, forward: boolean): number {
  let at = index
  while (blocks[at]?.shape.kind === 'break') at += forward ? 1 : -1
  return blocks[at] ? at : -1
}

/** A scene break is no place to write: go past it, or rest on a last one. */
function pastBreak(blocks: readonly Block[], index: number, forward: boolean): number {
  const ahead = wordsFrom(blocks, index, forward)
  if (ahead >= 0) return forward ? firstStop(blocks[ahead]!) : lastStop(blocks[ahead]!)
  if (forward && index >= 0) return blocks[blocks.length - 1]!.to
  const behind = wordsFrom(blocks, index, !forward)
  return behind >= 0 ? firstStop(blocks[behind]!) : blocks[index]!.to
}

/** The stop that stands for `pos`; `forward` says where a caret inside a scene break goes. */
export function settle(stops: Stops, pos: number, forward = true): number {
  const { blocks, live } = stops
  if (pos === live && !blockAt(stops, pos)) return pos
  if (!blocks.length) return 0
  const index = Math.max(blockIndex(blocks, pos), 0)
  const block = blocks[index]!
  if (block.shape.kind === 'break') return pastBreak(blocks, index, forward)
  return within(block, pos)
}

function cross(stops: Stops, here: number, index: number, forward: boolean): Step {
  const { blocks } = stops
  const target = blocks[index]
  if (!target) return { pos: here, char: '' }
  if (target.shape.kind !== 'break') return { pos: forward ? firstStop(target) : lastStop(target), char: '' }
  const beyond = wordsFrom(blocks, index, forward)
  if (beyond < 0 && !forward) return { pos: here, char: '' }
  return { pos: pastBreak(blocks, index, forward), char: '' }
}

/** One step of the caret from `pos`. At the end of the page it stays. */
export function step(stops: Stops, doc: Text, pos: number, forward: boolean): Step {
  const here = settle(stops, pos, forward)
  const block = blockAt(stops, here)
  const index = blockIndex(stops.blocks, here)
  if (!block || block.shape.kind === 'break') return cross(stops, here, forward ? index + 1 : block ? index - 1 : index, forward)
  const at = here - block.from
  const edge = forward ? rightEdge(block, at) : Math.max(leftEdge(block, at), 0)
  const length = block.to - block.from
  if (forward ? edge >= length : edge <= block.shape.textFrom) return cross(stops, here, index + (forward ? 1 : -1), forward)
  const end = block.shape.hidden.find((h) => !isMark(h) && (forward ? h.from : h.to) === edge)
  if (end) return { pos: within(block, block.from + (forward ? end.to : end.from)), char: SIGNS[end.role] ?? '' }
  const text = doc.sliceString(block.from, block.to)
  const to = findClusterBreak(text, edge, forward)
  return { pos: within(block, block.from + to), char: text.slice(Math.min(edge, to), Math.max(edge, to)) }
}

/** The far end of the word (or run of signs) next to `pos`; a border is a step of its own. */
export function wordStep(stops: Stops, doc: Text, pos: number, forward: boolean, kind: (char: string) => number): number {
  let at = step(stops, doc, pos, forward)
  let wanted = -1
  let end = at.char === '' ? at.pos : settle(stops, pos, forward)
  while (at.char !== '') {
    const blank = /^\s/.test(at.char)
    if (wanted >= 0 && (blank || kind(at.char) !== wanted)) break
    if (!blank) wanted = kind(at.char)
    end = at.pos
    at = step(stops, doc, end, forward)
  }
  return end
}
