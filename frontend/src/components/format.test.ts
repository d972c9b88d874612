import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { counted, day, dollars, lowered, number, seconds, spoken, wordCount } from './format'

/** What the server counts: its own test reads the same list. */
const CASES = JSON.parse(readFileSync(join(import.meta.dirname, '../../../packages/manuscript/tests/words.json'), 'utf8')) as [string, number][]

describe('numbers', () => {
  it('are counted with the word for one and for many', () => {
    expect([counted(0, 'word'), counted(1, 'word'), counted(1_200, 'word')]).toEqual(['0 words', '1 word', '1,200 words'])
    expect(counted(2, 'more person', 'more people')).toBe('2 more people')
    expect(number(110_000)).toBe('110,000')
  })
})

describe('money', () => {
  it('has two places, and a third where a sum is small', () => {
    expect([dollars(0), dollars(1), dollars(0.1), dollars(0.0312)]).toEqual(['$0.00', '$1.00', '$0.10', '$0.031'])
  })

  it('is never told to be nothing where it is something', () => {
    expect(dollars(0.0001)).toBe('less than $0.001')
    expect(dollars(0.0005)).toBe('$0.001')
  })
})

describe('words', () => {
  it.each(CASES)('are as many in %j as the server counts', (text, words) => {
    expect(wordCount(text)).toBe(words)
  })

  it('are put as they are said', () => {
    expect([spoken('scene-writer'), spoken('critic'), lowered('Not saved.'), lowered('')]).toEqual(['Scene writer', 'Critic', 'not saved.', ''])
  })
})

it('a day is told with its year', () => {
  expect(day(seconds(new Date(2026, 10, 23, 12).getTime() / 1000))).toBe('23 November 2026')
})
