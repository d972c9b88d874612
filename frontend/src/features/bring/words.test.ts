/** The proof that every word of a file is in the book: the counts that are told add up. */
import { expect, it } from 'vitest'
import { besides, listed } from './words'

it('names the words that are in no scene, so that the sum is that of the file', () => {
  expect(besides(0)).toBe('')
  expect(besides(1)).toBe(' 1 more stands in a title or around the story.')
  expect(besides(1063)).toBe(' 1,063 more stand in titles and around the story.')
})

it('lists what there is as one would say it', () => {
  expect(listed(['a picture'])).toBe('a picture')
  expect(listed(['a picture', 'a table', 'a note'])).toBe('a picture, a table and a note')
})
