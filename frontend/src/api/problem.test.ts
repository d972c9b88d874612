import { expect, test } from 'vitest'
import { problemFrom, wordsOf } from './problem'

const MEND = 'Mend what the checks note there, or accept what is intended.'
const STYLE = 'Its score of style would be 56.6 of 100; the book asks for 97.'
const BOOK = 'The book’s score would be 73.9 of 100; the book asks for 97.'

function refused(detail: string, ...messages: string[]) {
  const errors = messages.map((message) => ({ field: 'a.md', message, rule: 'gates.require' }))
  return wordsOf(problemFrom(422, { code: 'change.refused', title: 'The book cannot hold this', detail, errors }))
}

test('what the detail tells is not told again; what can be done is told once', () => {
  expect(refused(`a.md: ${STYLE} a.md: ${BOOK}`, `${STYLE} ${MEND}`, `${BOOK} ${MEND}`)).toBe(
    `The book cannot hold this. a.md: ${STYLE} a.md: ${BOOK} ${MEND}`,
  )
})

test('what only the fields tell is told', () => {
  expect(refused('', 'A title is needed', 'A title is needed')).toBe('The book cannot hold this. A title is needed.')
})
