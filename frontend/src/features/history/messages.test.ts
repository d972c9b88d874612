import { describe, expect, it } from 'vitest'
import { plainName } from '@/features/drafts/names'
import { messageOf } from './messages'

describe('what a version says', () => {
  it.each([
    [`Brought in “${plainName('Ana’s 2nd try')}”`, 'Brought in “Ana’s 2nd try”'],
    [`Took back: Brought in “${plainName('Nacht: über')}”`, 'Took back: Brought in “Nacht: über”'],
    ['Brought in “main”', 'Brought in the book’s newest'],
    ['Edited in the browser', 'Edited in the browser'],
    ['She wrote “Brought in “x_y”” here', 'She wrote “Brought in “x_y”” here'],
  ])('%s is told as %s', (message, told) => {
    expect(messageOf({ message })).toBe(told)
  })
})
