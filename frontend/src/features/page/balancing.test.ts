import { expect, it } from 'vitest'
import { balanced } from './balancing'

const cut = (text: string, words: string) => balanced(text, text.indexOf(words), text.indexOf(words) + words.length)

it('takes words out of a text as they stand there', () => {
  expect(cut('She *never\ncame* back.', 'never')).toBe('never')
  expect(cut('She *never\ncame* back.', '*never\ncame* back')).toBe('*never\ncame* back')
})

it('leaves no mark alone where words are cut out of the middle of emphasis', () => {
  expect(cut('She *never\ncame* back.', 'came* back')).toBe('*came* back')
  expect(cut('One **two three**.\n\nFour.', 'One **two')).toBe('One **two**')
  expect(cut('One *two*\n\n*three four* five', 'two*\n\n*three')).toBe('*two*\n\n*three*')
})
