/** Hard-wrapped lines as the page shows them: one paragraph, also where a change begins or ends at the line's end. */
import type { WordOp } from '@/api/generated/models'

export function flowing(steps: readonly WordOp[]): WordOp[] {
  return steps.map(({ kind, text }, at) => {
    const [before, after] = [lastSign(steps, at), firstSign(steps, at)]
    const joined = (before + text + after).replace(/([^\n])\r?\n(?=[^\n\r])/g, '$1 ')
    return { kind, text: joined.slice(before.length, joined.length - after.length) }
  })
}

const lastSign = (steps: readonly WordOp[], at: number) => steps[at - 1]?.text.slice(-1) ?? ''
const firstSign = (steps: readonly WordOp[], at: number) => steps[at + 1]?.text.slice(0, 1) ?? ''
