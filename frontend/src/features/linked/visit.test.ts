/** Problems that come back in an address. */
import { expect, it } from 'vitest'
import { wordsOfProblem } from './visit'

it('a problem that we know is told in words', () => {
  expect(wordsOfProblem('?problem=auth.visit_unknown')).toContain('begin again')
})

it.each(['', '?other=1', '?problem=%3Cb%3EYour%20bank%3C/b%3E', '?problem=constructor'])('%s tells nothing that somebody else wrote', (search) => {
  expect(wordsOfProblem(search) ?? '').not.toContain('<')
})
