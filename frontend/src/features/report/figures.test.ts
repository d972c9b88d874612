/** Scores and counts in words. */
import { expect, it } from 'vitest'
import type { TrendPoint } from '@/api/generated/models'
import { foundIn, scoreOf, stepOf, stepSaid } from './figures'

const figures = (overall: number | null) => ({ words: 10, overall, dimensions: {}, errors: 1, warnings: 0, notes: 2, waived: 0 })
const point = (overall: number | null | undefined): TrendPoint => ({ commit: 'c', at: '', author: '', message: '', figures: overall === undefined ? null : figures(overall) })

it('what is found is told by how grave it is, and that nothing is', () => {
  expect(foundIn(figures(90))).toBe('1 error, 2 notes')
  expect(foundIn({ ...figures(90), errors: 0, notes: 0 })).toBe('nothing found')
})

it('a version is measured by the last one before it that was looked at', () => {
  const versions = [point(95.5), point(undefined), point(null), point(94.3)]
  expect(stepOf(versions, 0)).toBe(1.2)
  expect(stepOf(versions, 1)).toBeNull()
  expect(stepOf(versions, 3)).toBeNull()
  expect([1.2, -0.4, 0, null].map(stepSaid)).toEqual(['+1.2', '−0.4', 'as before', ''])
})

it('what was not judged has no score', () => {
  expect([95, null, undefined].map(scoreOf)).toEqual(['95.0', '–', '–'])
})
