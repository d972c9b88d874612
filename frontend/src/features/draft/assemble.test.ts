/** A draft that arrives in pieces. */
import { describe, expect, it } from 'vitest'
import { EMPTY_DRAFT, whole, withPiece } from './assemble'

describe('a draft', () => {
  it('grows by pieces in order', () => {
    const first = withPiece(EMPTY_DRAFT, 0, 'The wind ')!
    expect(withPiece(first, 9, 'rose.')).toEqual({ text: 'The wind rose.', length: 14 })
  })

  it('counts characters as the server does, not halves of them', () => {
    const first = withPiece(EMPTY_DRAFT, 0, '🌊🌊')!
    expect(first.length).toBe(2)
    expect(withPiece(first, 2, ' low')!.text).toBe('🌊🌊 low')
  })

  it('takes of a repeated piece only what is new', () => {
    const draft = whole('The wind')
    expect(withPiece(draft, 4, 'wind rose')!.text).toBe('The wind rose')
    expect(withPiece(draft, 0, 'The')).toBe(draft)
  })

  it('says when a piece between is missing', () => {
    expect(withPiece(whole('The'), 9, 'rose')).toBeNull()
  })

  it('never becomes shorter by an older reading', () => {
    expect(whole('The', whole('The wind')).text).toBe('The wind')
    expect(whole('The wind rose', whole('The wind')).text).toBe('The wind rose')
  })
})
