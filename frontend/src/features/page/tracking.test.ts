// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { desk } from './desk.testing'
import type { Desk } from './desk.testing'
import { ChangeSet } from '@codemirror/state'
import { erase } from './erasing'
import { newParagraph } from './parting'
import { pageState } from './setup'
import { inBase, suggestedProse, trackedPlaces } from './tracking'

const backspace = erase(false, 'char')
const del = erase(true, 'char')

const suggesting = (drawn: string) => desk(drawn, { suggesting: true })
const words = (page: Desk, tag: 'ins' | 'del') =>
  [...page.view.contentDOM.querySelectorAll(tag)].map((each) => each.textContent.replace('removed: ', ''))

describe('words that are suggested', () => {
  it('are marked as added', () => {
    const page = suggesting('He slept| badly.\n').type(' very')
    expect(page.text()).toBe('He slept very badly.\n')
    expect(words(page, 'ins')).toEqual([' very'])
    expect(words(page, 'del')).toEqual([])
  })

  it('are whole words, also where some letters stay', () => {
    const page = suggesting('It [rained] hard.\n').type('poured')
    expect([words(page, 'del'), words(page, 'ins')]).toEqual([['rained'], ['poured']])
  })

  it('leave those that they replace in sight, struck', () => {
    const page = suggesting('He [slept] badly.\n').type('lay')
    expect(words(page, 'ins')).toEqual(['lay'])
    expect(words(page, 'del')).toEqual(['slept'])
    expect(page.view.contentDOM.textContent).toMatch(/sleptlay badly/)
  })

  it('are struck where they are taken out, by either key', () => {
    const page = suggesting('Nobody spoke|.\n').run(backspace, backspace, del)
    expect(words(page, 'del')).toEqual(['ke.'])
    expect(trackedPlaces(page.view.state)).toBe(1)
  })

  it('are gone without a trace when they are taken back', () => {
    const page = suggesting('He slept|.\n').type('!').run(backspace)
    expect(trackedPlaces(page.view.state)).toBe(0)
  })

  it('are no change where they are as they were', () => {
    const page = suggesting('He [slept] badly.\n').type('slept')
    expect(trackedPlaces(page.view.state)).toBe(0)
    const undone = suggesting('He [slept] badly.\n').type('x').undo()
    expect(trackedPlaces(undone.view.state)).toBe(0)
    expect(undone.text()).toBe('He slept badly.\n')
  })

  it('show the end of a paragraph that they join to the next', () => {
    const page = suggesting('One.\n\n|Two.\n').run(backspace)
    expect(words(page, 'del')).toEqual([' ¶ '])
  })

  it('show a whole paragraph that is taken out', () => {
    const page = suggesting('One.\n\n[Two words.\n\n]Three.\n').run(backspace)
    expect(page.text()).toBe('One.\n\nThree.\n')
    expect(words(page, 'del').join('')).toContain('Two words.')
  })

  it('may be paragraphs of their own', () => {
    const page = suggesting('One.|\n\nTwo.\n').run(newParagraph).type('New.')
    expect(words(page, 'ins').join('')).toContain('New.')
    expect(trackedPlaces(page.view.state)).toBe(1)
  })

  it('are counted by the places where they stand', () => {
    const page = suggesting('|One two three.\n').type('A ').moveTo(6).type('x')
    expect(trackedPlaces(page.view.state)).toBe(2)
  })

  it('are there again when the page is opened anew', () => {
    const kept = { base: 'He slept badly.\n', changes: ChangeSet.of({ from: 3, to: 8, insert: 'lay' }, 16).toJSON() as unknown }
    expect(suggestedProse(kept)).toBe('He lay badly.\n')
    const again = pageState({ prose: suggestedProse(kept), label: 'Scene', readOnly: false, source: false, suggested: kept })
    expect(trackedPlaces(again)).toBe(1)
    expect(inBase(again, again.doc.toString().indexOf('badly'))).toBe('He slept badly.\n'.indexOf('badly'))
  })
})
