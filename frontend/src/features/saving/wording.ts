/** Which words of a text another one lacks: what two sides of a choice are told apart by. Pure. */
import { runsOf } from '@/features/page/reading'
import type { Run } from '@/features/page/runs'
import { align } from './alignment'

export interface Stretch {
  runs: Run[]
  differs: boolean
}

/**
 * A text as it reads, in stretches that the other has too, and that it has not; words that only one has in italics
 * differ as well.
 */
export function stretchesBeside(text: string, other: string): Stretch[] {
  const [here, there] = [text, other].map((each) => wordsOf(runsOf(each, true))) as [Run[][], Run[][]]
  const shared = new Set(align(here.map(nameOf), there.map(nameOf)).map(([at]) => at))
  const found: Stretch[] = []
  here.forEach((word, at) => {
    // space between two words that differ belongs to them
    const differs = isSpace(word) ? !shared.has(at - 1) && !shared.has(at + 1) && at > 0 && at < here.length - 1 : !shared.has(at)
    const last = found.at(-1)
    if (last?.differs === differs) last.runs.push(...word)
    else found.push({ runs: [...word], differs })
  })
  return found
}

/** Words and the spaces between them, each as its runs: a word may be italic in part. */
function wordsOf(runs: readonly Run[]): Run[][] {
  const words: Run[][] = []
  for (const run of runs) {
    for (const text of run.text.split(/(\s+)/).filter(Boolean)) {
      const [piece, last] = [{ ...run, text }, words.at(-1)]
      if (last && !isSpace(last) && !isSpace([piece])) last.push(piece)
      else words.push([piece])
    }
  }
  return words
}

const isSpace = (word: readonly Run[]) => word.every((run) => run.text.trim() === '')

/** Two words of the same name are the same; spaces look alike in italics. */
const nameOf = (word: readonly Run[]) => (isSpace(word) ? word.map((run) => run.text).join('') : word.map((run) => `${run.text}\n${run.em}${run.strong}`).join('\n'))
