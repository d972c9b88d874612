/** The changes that make one text of another, word by word: what a suggestion is shown as when it is opened again. Pure. */
import { ChangeSet } from '@codemirror/state'
import type { ChangeSpec } from '@codemirror/state'
import { align } from '@/features/saving/alignment'

interface Step {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** The changes from `base` to `prose`, as JSON; offsets are UTF-16 units. */
export function redline(base: string, prose: string): unknown {
  const steps = between(parts(base, /(\n)/), parts(prose, /(\n)/), 0, (was, is, at) => between(parts(was, /(\s+)/), parts(is, /(\s+)/), at, exchanged))
  return ChangeSet.of(steps as ChangeSpec, base.length).toJSON() as unknown
}

const parts = (text: string, apart: RegExp) => text.split(apart).filter((each) => each !== '')

const exchanged = (was: string, is: string, at: number): Step[] => [{ from: at, to: at + was.length, insert: is }]

/** What differs between two lists of pieces; `within` looks closer at the stretches that do. */
function between(was: string[], is: string[], at: number, within: (was: string, is: string, at: number) => Step[]): Step[] {
  const steps: Step[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...align(was, is), [was.length, is.length] as const]) {
    const [taken, put] = [was.slice(i, nextI).join(''), is.slice(j, nextJ).join('')]
    if (taken !== '' || put !== '') steps.push(...(taken === '' || put === '' ? exchanged : within)(taken, put, at))
    at += taken.length + (was[nextI]?.length ?? 0)
    ;[i, j] = [nextI + 1, nextJ + 1]
  }
  return steps
}
