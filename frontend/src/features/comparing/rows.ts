/** Two versions of a scene in rows that stand beside each other, and bringing a part of the first one back. Pure. */
import type { WordOp } from '@/api/generated/models'
import { balanced } from '@/features/page/balancing'
import type { Seen } from '@/features/page/reading'
import type { Run } from '@/features/page/runs'
import { textBefore, textNow } from '@/features/suggestion/locate'
import { detailsOf, seenFile, seenWithin } from './seen'

/** Words as they are seen, of both versions or only of this one; `at`: where they begin in its file, in UTF-16 units. */
export interface Piece extends Run {
  readonly only: boolean
  readonly at: number
}

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What stands beside each other: paragraphs of each side, and where they are in its file. */
export interface Row {
  readonly first: Piece[][]
  readonly second: Piece[][]
  readonly same: boolean
  readonly was: Stretch
  readonly is: Stretch
}

const BREAK = /(\r?\n[ \t]*(?:\r?\n[ \t]*)+)/

/** A stretch of the file, of both versions or only of this one. */
interface Part extends Stretch {
  readonly only: boolean
}

class Side {
  private readonly seen: readonly Seen[]
  readonly head: number
  paragraphs: Part[][] = [[]]
  from: number
  at = 0

  constructor(file: string) {
    this.seen = seenFile(file)
    this.from = this.head = detailsOf(file)
  }

  add(text: string, only: boolean): void {
    for (const [number, part] of text.split(BREAK).entries()) {
      const [from, to] = [Math.max(this.at, this.head), this.at + part.length]
      if (number % 2 === 1) this.paragraphs.push([])
      else if (to > from) this.paragraphs.at(-1)!.push({ from, to, only })
      this.at = to
    }
  }

  /** Ends a row before a break that both have; it goes on behind that. */
  end(gap: number): { paragraphs: Piece[][]; same: boolean; stretch: Stretch } {
    const ended = {
      paragraphs: this.paragraphs.map((each) => each.flatMap((part) => this.read(part))).filter((each) => each.length > 0),
      // also marks, which are not seen, are something that only one has
      same: this.paragraphs.every((each) => each.every((part) => !part.only)),
      stretch: { from: this.from, to: Math.max(this.at, this.from) },
    }
    this.at += gap
    this.paragraphs = [[]]
    this.from = Math.max(this.at, this.head)
    return ended
  }

  private read({ from, to, only }: Part): Piece[] {
    return seenWithin(this.seen, from, to).map(({ text, em, strong, from: at }) => ({ text, em, strong, only, at }))
  }
}

/** Parts two versions at every end of a paragraph that both have, without the scene's details. */
export function rowsOf(steps: readonly WordOp[]): Row[] {
  const [first, second] = [new Side(textBefore(steps)), new Side(textNow(steps))]
  const rows: Row[] = []
  function end(gap: number): void {
    const [was, is] = [first.end(gap), second.end(gap)]
    const same = was.same && is.same
    if (was.paragraphs.length + is.paragraphs.length > 0) rows.push({ first: was.paragraphs, second: is.paragraphs, same, was: was.stretch, is: is.stretch })
  }
  for (const { kind, text } of steps) {
    if (kind === 'remove') first.add(text, true)
    else if (kind === 'add') second.add(text, true)
    else {
      for (const [number, part] of text.split(BREAK).entries()) {
        if (number % 2 === 1 && first.at >= first.head && second.at >= second.head) end(part.length)
        else {
          first.add(part, false)
          second.add(part, false)
        }
      }
    }
  }
  end(0)
  return rows
}

/** Rows that differ one by one, and runs of those that are the same. */
export function folded(rows: readonly Row[]): (Row | Row[])[] {
  const found: (Row | Row[])[] = []
  for (const row of rows) {
    const last = found.at(-1)
    if (!row.same) found.push(row)
    else if (Array.isArray(last)) last.push(row)
    else found.push([row])
  }
  return found
}

/** The second text with a row as it was in the first one. */
export function paragraphBack(steps: readonly WordOp[], { was, is }: Pick<Row, 'was' | 'is'>): string {
  const now = textNow(steps)
  return now.slice(0, is.from) + textBefore(steps).slice(was.from, was.to) + now.slice(is.to)
}

/** The second text with words of the first one in their place, in the stead of what replaced them. */
export function wordsBack(steps: readonly WordOp[], { from, to }: Stretch): string {
  const now = textNow(steps)
  return now.slice(0, placeOf(steps, from, 'before')) + balanced(textBefore(steps), from, to) + now.slice(placeOf(steps, to, 'after'))
}

/** Where a place of the first text is in the second; what was written there belongs to the words that it replaced. */
function placeOf(steps: readonly WordOp[], point: number, side: 'before' | 'after'): number {
  let [old, now] = [0, 0]
  for (const [number, { kind, text }] of steps.entries()) {
    if (kind === 'add') {
      if (side === 'after' && old === point && steps[number - 1]?.kind !== 'remove') return now
      now += text.length
      continue
    }
    if (point < old + text.length) {
      if (kind === 'keep') return now + point - old
      const next = steps[number + 1]
      return side === 'after' && point > old && next?.kind === 'add' ? now + next.text.length : now
    }
    old += text.length
    if (kind === 'keep') now += text.length
  }
  return now
}
