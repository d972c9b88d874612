/** Which words of a text another one lacks: what two sides of a choice are told apart by. Pure. */
import { align } from './alignment'

export interface Run {
  text: string
  differs: boolean
}

/** A text in runs of words that the other has too, and of those that it has not. */
export function runsBeside(text: string, other: string): Run[] {
  const [here, there] = [text, other].map((each) => each.split(/(\s+)/).filter(Boolean)) as [string[], string[]]
  const shared = new Set(align(here, there).map(([at]) => at))
  const runs: Run[] = []
  here.forEach((word, at) => {
    const space = word.trim() === ''
    // space between two words that differ belongs to them
    const differs = space ? !shared.has(at - 1) && !shared.has(at + 1) && at > 0 && at < here.length - 1 : !shared.has(at)
    const last = runs.at(-1)
    if (last?.differs === differs) last.text += word
    else runs.push({ text: word, differs })
  })
  return runs
}

/** Hard-wrapped lines as the page shows them: one paragraph. */
export function flowing(text: string): string {
  return text.trim().replace(/([^\n])\r?\n(?!\s*\n)/g, '$1 ')
}
