/** Words cut out of a text with the marks that they need. */
import { writeRuns } from './runs'
import { runsIn } from './reading'
import { scanBlocks } from './structure'
import type { Block } from './structure'

/** `text[from:to]` as it stands, but where that would cut emphasis in two: there the words keep it by marks of their own. */
export function balanced(text: string, from: number, to: number): string {
  return scanBlocks(text)
    .filter((block) => block.from < to && block.to > from && cuts(block, from, to))
    .reverse()
    .reduce((words, block) => {
      const [first, last] = [Math.max(block.from, from), Math.min(block.to, to)]
      return words.slice(0, first - from) + writeRuns(runsIn(text, block, first, last)) + words.slice(last - from)
    }, text.slice(from, to))
}

/** Whether one mark of a pair is within and the other is not. */
function cuts({ from: base, shape }: Block, from: number, to: number): boolean {
  const holds = (start: number, end: number) => base + start < to && base + end > from
  return shape.emphasis.some((each) => holds(each.from, each.openTo) !== holds(each.closeFrom, each.to))
}
