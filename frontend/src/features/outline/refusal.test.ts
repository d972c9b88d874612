/** What is said when the book's shape could not be changed. */
import { expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import { whyNotShaped } from './refusal'

it('names no file where somebody else was quicker', () => {
  const met = new ApiProblem('change.conflict', 409, 'Someone changed the same sentence', 'Someone else changed manuscript/ebb/chapter.yaml meanwhile.')
  expect(whyNotShaped(met)).toBe('Somebody else changed the same chapter a moment ago. Look at how it is now, and try again.')
})

it('is what the server says otherwise', () => {
  expect(whyNotShaped(new ApiProblem('not_found', 404, 'There is nothing here'))).toBe('There is nothing here.')
})
