/** A scene as it reads, its words under the marks of where they come from. Pure. */
import type { OriginSpan } from '@/api/generated/models'
import { runsIn } from '@/features/page/reading'
import type { Run } from '@/features/page/runs'
import { scanBlocks } from '@/features/page/structure'
import type { Block, BlockKind } from '@/features/page/structure'
import type { Kind } from './kinds'

/** Runs that come from one place; null: signs between words of different origin. */
export interface Piece {
  span: OriginSpan | null
  runs: Run[]
}

export interface MarkedBlock {
  kind: BlockKind
  pieces: Piece[]
}

/** The blocks of a scene; `spans` count characters as the server does, in Unicode code points. */
export function markedBlocks(prose: string, spans: readonly OriginSpan[]): MarkedBlock[] {
  const placed = inUnits(prose, spans)
  return scanBlocks(prose).map((block) => ({ kind: block.shape.kind, pieces: block.shape.kind === 'break' ? [] : piecesOf(prose, block, placed) }))
}

interface Placed {
  span: OriginSpan
  from: number
  to: number
}

/** The spans by UTF-16 offsets, found in one walk over the text. */
function inUnits(prose: string, spans: readonly OriginSpan[]): Placed[] {
  let [units, points] = [0, 0]
  const reach = (point: number) => {
    while (points < point && units < prose.length) {
      units += prose.codePointAt(units)! > 0xffff ? 2 : 1
      points += 1
    }
    return units
  }
  return spans.map((span) => ({ span, from: reach(span.start), to: reach(span.end) }))
}

function piecesOf(prose: string, block: Block, placed: readonly Placed[]): Piece[] {
  const pieces: Piece[] = []
  let at = block.from + block.shape.textFrom
  for (const { span, from, to } of placed.filter((each) => each.to > block.from && each.from < block.to)) {
    const [start, end] = [Math.max(from, at), Math.min(to, block.to)]
    pieces.push({ span: null, runs: runsIn(prose, block, at, start) }, { span, runs: runsIn(prose, block, start, end) })
    at = end
  }
  pieces.push({ span: null, runs: runsIn(prose, block, at, block.to) })
  return pieces.filter((piece) => piece.runs.length > 0)
}

/** The ways that are not marked until one asks: that of most of the scene, so that the rest stands out. */
export function plainAtFirst(spans: readonly OriginSpan[]): Set<Kind> {
  const lengths = new Map<Kind, number>()
  for (const { origin, start, end } of spans) lengths.set(origin, (lengths.get(origin) ?? 0) + end - start)
  const [most] = [...lengths].sort((a, b) => b[1] - a[1])
  return new Set(most && lengths.size > 1 ? [most[0]] : [])
}
