import { describe, expect, it } from 'vitest'
import { sharedEnds } from './ends'

const inWord = (text: string, at: number) => /\w/.test(text.charAt(at - 1)) && /\w/.test(text.charAt(at))

describe('what two texts share at their ends', () => {
  it('is all around the one place where they differ', () => {
    expect(sharedEnds('It rained all night.', 'It snowed all night.')).toEqual({ head: 3, tail: 13 })
    expect(sharedEnds('ab', 'axb')).toEqual({ head: 1, tail: 1 })
  })

  it('is counted once where a letter could be of both ends', () => {
    expect(sharedEnds('aaa', 'aaaa')).toEqual({ head: 3, tail: 0 })
    expect(sharedEnds('aa', 'a')).toEqual({ head: 1, tail: 0 })
  })

  it('is nothing of texts that share nothing, and everything of one and the same', () => {
    expect(sharedEnds('', 'rain')).toEqual({ head: 0, tail: 0 })
    expect(sharedEnds('sun', 'rain')).toEqual({ head: 0, tail: 1 })
    expect(sharedEnds('rain', 'rain')).toEqual({ head: 4, tail: 0 })
  })

  it('ends where a text may be cut', () => {
    expect(sharedEnds('the rain fell', 'the ruin fell', inWord)).toEqual({ head: 4, tail: 5 })
    expect(sharedEnds('rain', 'rains', inWord)).toEqual({ head: 0, tail: 0 })
  })
})
