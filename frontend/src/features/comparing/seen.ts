/** What changed between two texts as a reader sees it: no marks, and lines flow. Pure. */
import type { WordOp } from '@/api/generated/models'
import { seenOf } from '@/features/page/reading'
import type { Seen } from '@/features/page/reading'
import { PLAIN } from '@/features/page/runs'
import type { Run } from '@/features/page/runs'
import { textBefore, textNow } from '@/features/suggestion/locate'

const DETAILS = /^---\r?\n(?:[\s\S]*?\n)?---\r?\n\s*/

/** How long the details of a scene are before its words. */
export const detailsOf = (text: string) => DETAILS.exec(text)?.[0].length ?? 0

export interface SeenStep {
  kind: WordOp['kind']
  runs: Run[]
}

/** A file as it is seen; its details stand as they are written. */
export function seenFile(text: string): Seen[] {
  const head = detailsOf(text)
  const words = seenOf(text.slice(head)).map((each) => ({ ...each, from: each.from + head, to: each.to + head }))
  return head === 0 ? words : [{ text: text.slice(0, head), ...PLAIN, from: 0, to: head }, ...words]
}

/** What is seen of `[from, to)`; what stands for several characters of the file is seen where it begins. */
export function seenWithin(seen: readonly Seen[], from: number, to: number): Seen[] {
  return seen.flatMap((each) => {
    if (each.from >= to || each.to <= from) return []
    if (each.text.length !== each.to - each.from) return each.from >= from ? [each] : []
    const [first, last] = [Math.max(each.from, from), Math.min(each.to, to)]
    return [{ ...each, text: each.text.slice(first - each.from, last - each.from), from: first, to: last }]
  })
}

/** The steps as they are seen; words that only became italic, or are so no more, are taken out and added. */
export function seenSteps(steps: readonly WordOp[]): SeenStep[] {
  const [before, after] = [seenFile(textBefore(steps)), seenFile(textNow(steps))]
  let [old, now] = [0, 0]
  return steps.flatMap(({ kind, text }): SeenStep[] => {
    const was = kind === 'add' ? [] : seenWithin(before, old, old + text.length).map(runOf)
    const is = kind === 'remove' ? [] : seenWithin(after, now, now + text.length).map(runOf)
    if (kind !== 'add') old += text.length
    if (kind !== 'remove') now += text.length
    return (kind === 'keep' ? kept(was, is) : [{ kind, runs: [...was, ...is] }]).filter((step) => step.runs.length > 0)
  })
}

const runOf = ({ text, em, strong }: Run): Run => ({ text, em, strong })

const lettersOf = (runs: readonly Run[]) => runs.flatMap((run) => [...run.text].map((text) => ({ ...run, text })))
const isSpace = (letter: Run) => letter.text.trim() === ''
const same = (a: Run | undefined, b: Run | undefined) => a !== undefined && b !== undefined && a.text === b.text && (isSpace(a) || (a.em === b.em && a.strong === b.strong))

function kept(was: Run[], is: Run[]): SeenStep[] {
  const [before, after] = [lettersOf(was), lettersOf(is)]
  const [solid, solidNow] = [before, after].map((letters) => letters.filter((letter) => !isSpace(letter))) as [Run[], Run[]]
  // where a line ends or a paragraph, the text as it is now is shown
  if (solid.length === solidNow.length && solid.every((letter, at) => same(letter, solidNow[at]))) return [{ kind: 'keep', runs: is }]
  const shorter = Math.min(before.length, after.length)
  let [head, tail] = [0, 0]
  while (head < shorter && same(before[head], after[head])) head++
  while (tail < shorter - head && same(before.at(-1 - tail), after.at(-1 - tail))) tail++
  return [
    { kind: 'keep', runs: joined(after.slice(0, head)) },
    { kind: 'remove', runs: joined(before.slice(head, before.length - tail)) },
    { kind: 'add', runs: joined(after.slice(head, after.length - tail)) },
    { kind: 'keep', runs: joined(after.slice(after.length - tail)) },
  ]
}

function joined(letters: readonly Run[]): Run[] {
  const runs: Run[] = []
  for (const letter of letters) {
    const last = runs.at(-1)
    if (last && last.em === letter.em && last.strong === letter.strong) runs[runs.length - 1] = { ...last, text: last.text + letter.text }
    else runs.push(letter)
  }
  return runs
}

/** So many characters of runs: from the beginning, or where the number is negative from the end. */
export function shortenedTo(runs: readonly Run[], length: number): Run[] {
  const letters = lettersOf(runs)
  return joined(length < 0 ? letters.slice(length) : letters.slice(0, length))
}
