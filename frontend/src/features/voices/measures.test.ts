/** Voices in words. */
import { expect, it } from 'vitest'
import type { Drift, Measure, Voice } from '@/api/generated/models'
import { between, byPerson, drifting, parted, scaleOf, spanOf } from './measures'

const measure = (value: number, low: number, high: number): Measure => ({ value, low, high })
const voice = (speaker: string, measures: Voice['measures'] = {}): Voice => ({ speaker, words: 2000, measures })
const drift = (speaker: string, name: Drift['measure']): Drift => ({ speaker, measure: name, first: measure(8.74, 7, 10), second: measure(17.6, 15, 20) })

it('who says too little has no profile', () => {
  const { told, few } = parted([voice('Ann', { sentence: measure(9, 8, 10) }), voice('Ben')])
  expect([told.map((each) => each.speaker), few.map((each) => each.speaker)]).toEqual([['Ann'], ['Ben']])
})

it('an interval is told in figures, and drawn beside the widest of its measure', () => {
  const people = [voice('Ann', { sentence: measure(9, 8, 10) }), voice('Ben', { sentence: measure(18, 15, 20) })]
  expect(between(measure(9, 8, 10.4))).toBe('8.0 to 10')
  expect(between(measure(0.2, 0, 0.4))).toBe('0 to 0.4')
  expect(spanOf(people[0]!.measures.sentence!, scaleOf(people, 'sentence'))).toEqual({ from: 40, to: 50 })
  expect(scaleOf(people, 'dashes')).toBeGreaterThan(0)
})

it('a drift is a sentence, and all of one person stand together', () => {
  expect(drifting(drift('Ann', 'sentence'))).toBe('8.7 words in a sentence in the first half of what is said, 18 in the second')
  expect(byPerson([drift('Ann', 'sentence'), drift('Ben', 'dashes'), drift('Ann', 'questions')]).map(([name, all]) => [name, all.length])).toEqual([['Ann', 2], ['Ben', 1]])
})
