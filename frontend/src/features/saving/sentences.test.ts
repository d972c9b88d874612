import { describe, expect, it } from 'vitest'
import { sentences } from './sentences'

describe('a text', () => {
  it('is parted into its sentences and the space between them', () => {
    expect(sentences('The wind rose. “Wait!” she said.\n\nHe came\nhome.')).toEqual(['The wind rose.', ' ', '“Wait!”', ' ', 'she said.', '\n\n', 'He came\nhome.'])
  })
  it('ends a sentence without a mark at a blank line', () => {
    expect(sentences('A heading\n\nand more \n')).toEqual(['A heading', '\n\n', 'and more', ' \n'])
  })
  it.each(['', '  ', ' One. ', 'One.\r\n\r\nTwo', '\n\nOne.  Two…”  \n'])('is whole again when %j is joined', (text) => {
    expect(sentences(text).join('')).toBe(text)
  })
})
