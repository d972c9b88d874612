import { expect, it } from 'vitest'
import { readRuns, writeRuns } from './runs'
import type { Run } from './runs'
import { shapeOf } from './structure'

/** A small generator of numbers, so that a failure can be run again. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * below)
  }
}

const styles = (runs: readonly Run[]) =>
  runs.flatMap((run) => [...run.text].filter((c) => /\S/.test(c)).map((c) => `${c}${+run.em}${+run.strong}`))

it('writes words in any mix of styles so that they read back the same', () => {
  for (let seed = 1; seed <= 250; seed++) {
    const pick = numbers(seed)
    const words = Array.from({ length: 1 + pick(7) }, (_, i) => ({
      text: `${i ? ' ' : ''}${'abcdefg'.charAt(i)}${pick(2) ? '—' : 'x'}${'abcdefg'.charAt(i)}`,
      em: pick(2) === 1,
      strong: pick(3) === 1,
    }))
    const text = writeRuns(words)
    expect(styles(readRuns(text, shapeOf(text))), text).toEqual(styles(words))
  }
})

it('keeps underscores where they still count, and turns to stars where they would not', () => {
  const italic = { text: 'one', em: true, strong: false }
  expect(writeRuns([italic], 'a ', ' b', true)).toBe('_one_')
  expect(writeRuns([italic], 'a', 'b', true)).toBe('*one*')
})

it('closes emphasis at the end of a paragraph and opens it in the next', () => {
  expect(writeRuns([{ text: 'one \n\ntwo', em: true, strong: false }])).toBe('*one* \n\n*two*')
})
