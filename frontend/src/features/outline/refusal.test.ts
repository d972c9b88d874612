// @vitest-environment jsdom
/** What is said when the book's shape could not be changed. */
import { afterEach, expect, it, vi } from 'vitest'
import { ApiProblem } from '@/api/problem'
import { whyNotShaped, WordsNotSafe } from './refusal'

it('names no file where somebody else was quicker', () => {
  const met = new ApiProblem('change.conflict', 409, 'Someone changed the same sentence', 'Someone else changed manuscript/ebb/chapter.yaml meanwhile.')
  expect(whyNotShaped(met)).toBe('Somebody else changed the same chapter a moment ago. Look at how it is now, and try again.')
})

it('is what the server says otherwise', () => {
  expect(whyNotShaped(new ApiProblem('not_found', 404, 'There is nothing here'))).toBe('There is nothing here.')
})

const unreached = new ApiProblem('client.offline', 0, 'The server cannot be reached just now')

afterEach(() => vi.restoreAllMocks())

it.each([unreached, new WordsNotSafe(unreached)])('who is offline is told so, and what to do', (error) => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  expect(whyNotShaped(error)).toBe('You are offline. Try again when you’re back online; what you write meanwhile is kept on this computer.')
})

it.each([unreached, new WordsNotSafe(unreached)])('with a network it is the server that cannot be reached', (error) => {
  expect(whyNotShaped(error)).toBe('The server cannot be reached just now. Try again in a moment; what you write meanwhile is kept on this computer.')
})

it('words that the server has no room for come first', () => {
  expect(whyNotShaped(new WordsNotSafe(new ApiProblem('storage.full', 507, 'There is no room left on the disk')))).toBe('The words on the page have to be safe first. There is no room left on the disk.')
})

it('so does a choice between two texts', () => {
  expect(whyNotShaped(new WordsNotSafe(null))).toBe('The words on the page have to be safe first. What is asked of you above the page comes before.')
})
