/** Two versions beside each other, paragraph by paragraph, and a part of the earlier one brought back. */
import { describe, expect, it } from 'vitest'
import type { WordOp } from '@/api/generated/models'
import { textBefore, textNow } from '@/features/suggestion/locate'
import { folded, paragraphBack, rowsOf, wordsBack } from './rows'
import type { Row } from './rows'

const keep = (text: string): WordOp => ({ kind: 'keep', text })
const add = (text: string): WordOp => ({ kind: 'add', text })
const remove = (text: string): WordOp => ({ kind: 'remove', text })

const HEAD = '---\nid: a\n---\n'
const steps = [keep(`${HEAD}It rained.\n\nShe waited for `), remove('the letter'), add('nobody'), keep('.\n\nHe slept.'), remove('\n\nThe end.'), keep('\n')]
const words = (paragraphs: Row['first']) => paragraphs.map((each) => each.map((piece) => piece.text).join('').trim())

describe('two versions', () => {
  it('stand beside each other, paragraph by paragraph, without the details', () => {
    expect(rowsOf(steps).map((row) => [words(row.first), words(row.second), row.same])).toEqual([
      [['It rained.'], ['It rained.'], true],
      [['She waited for the letter.'], ['She waited for nobody.'], false],
      [['He slept.', 'The end.'], ['He slept.'], false],
    ])
  })

  it('are told where each piece begins in its own file', () => {
    for (const row of rowsOf(steps)) {
      for (const piece of row.first.flat()) expect(textBefore(steps).slice(piece.at, piece.at + piece.text.length)).toBe(piece.text)
      for (const piece of row.second.flat()) expect(textNow(steps).slice(piece.at, piece.at + piece.text.length)).toBe(piece.text)
    }
  })

  it('are the same in runs that can be folded', () => {
    const rows = rowsOf([keep('One.\n\nTwo.\n\nThree'), add(' and more'), keep('.\n\nFour.')])
    expect(folded(rows).map((each) => (Array.isArray(each) ? each.length : 'differs'))).toEqual([2, 'differs', 1])
  })

  it('read as the page does, and differ where only one has words in italics', () => {
    const [row] = rowsOf([keep('She '), remove('*'), keep('never'), remove('*'), keep('\ncame.\n')])
    expect(row!.first[0]!.map(({ text, em, at }) => [text, em, at])).toEqual([['She ', false, 0], ['never', true, 5], [' ', false, 11], ['came.', false, 12]])
    expect(words(row!.second)).toEqual(['She never came.'])
    expect(row!.same).toBe(false)
  })

  it('whose details differ show none of them', () => {
    const titled = [keep('---\ntitle: '), remove('Old'), add('New'), keep('\n---\nIt rained.\n')]
    expect(rowsOf(titled).map((row) => [words(row.first), words(row.second), row.same])).toEqual([[['It rained.'], ['It rained.'], true]])
  })
})

describe('a part of the earlier version', () => {
  it('comes back as a paragraph, and all else stays', () => {
    const [, second, third] = rowsOf(steps)
    expect(paragraphBack(steps, second!)).toBe(`${HEAD}It rained.\n\nShe waited for the letter.\n\nHe slept.\n`)
    expect(paragraphBack(steps, third!)).toBe(`${HEAD}It rained.\n\nShe waited for nobody.\n\nHe slept.\n\nThe end.\n`)
  })

  it('comes back as single words, in the stead of what replaced them', () => {
    const from = textBefore(steps).indexOf('the letter')
    expect(wordsBack(steps, { from, to: from + 'the letter'.length })).toBe(`${HEAD}It rained.\n\nShe waited for the letter.\n\nHe slept.\n`)
    expect(wordsBack(steps, { from: from + 4, to: from + 'the letter'.length })).toBe(`${HEAD}It rained.\n\nShe waited for letter.\n\nHe slept.\n`)
  })

  it('leaves what was written beside it', () => {
    const longer = [keep('A cat'), add(' and a bird'), keep(' sat.')]
    expect(wordsBack(longer, { from: 2, to: 5 })).toBe('A cat and a bird sat.')
    expect(wordsBack(longer, { from: 5, to: 9 })).toBe('A cat and a bird sat.')
    const other = [keep('A '), remove('cat'), add('dog'), keep(' sat.')]
    expect(wordsBack(other, { from: 5, to: 9 })).toBe('A dog sat.')
    expect(wordsBack(other, { from: 0, to: 2 })).toBe('A dog sat.')
  })

  it('takes the marks along that its words need', () => {
    const italic = [keep('She '), remove('*never came*'), add('went'), keep(' back.')]
    expect(wordsBack(italic, { from: 11, to: 21 })).toBe('She *came* back.')
  })

  it('that was not changed changes nothing', () => {
    const from = textBefore(steps).indexOf('rained')
    expect(wordsBack(steps, { from, to: from + 6 })).toBe(textNow(steps))
  })

  it('that is all of it makes the whole text what it was', () => {
    expect(wordsBack(steps, { from: 0, to: textBefore(steps).length })).toBe(textBefore(steps))
  })
})
