/** Where notes stand, also after something was written. */
import { describe, expect, it } from 'vitest'
import type { Finding } from '@/api/generated/models'
import { carryNotes, placeNotes, wanted } from './placing'

function finding(id: string, start: number, quote: string, over: Partial<Finding> = {}): Finding {
  return { id, rule: 'style.banned', severity: 'error', scene: 's', path: 'p.md', start, end: start + [...quote].length, quote, message: '', suggestion: '', related: [], ...over }
}

const HEAD = '---\nid: s\n---\n'
const PROSE = 'It rained 🌧 suddenly. It stopped very suddenly.'
const at = (text: string) => [...HEAD].length + [...PROSE.slice(0, PROSE.indexOf(text))].length

describe('a note', () => {
  const rained = finding('a', at('rained'), 'rained')
  const very = finding('b', at('very'), 'very')
  const placed = placeNotes([rained, very], HEAD + PROSE, HEAD.length)

  it('stands at its words in the prose, whatever signs come before', () => {
    expect(placed.map((note) => PROSE.slice(note.from, note.to))).toEqual(['rained', 'very'])
  })

  it('of other words is left out', () => {
    expect(placeNotes([finding('c', at('very'), 'much')], HEAD + PROSE, HEAD.length)).toEqual([])
  })

  it('moves with what is written before it, and goes when its own words change', () => {
    const before = `Then ${PROSE}`
    expect(carryNotes(placed, PROSE, before).map((note) => before.slice(note.from, note.to))).toEqual(['rained', 'very'])
    const between = PROSE.replace('🌧', 'hard and')
    expect(carryNotes(placed, PROSE, between).map((note) => between.slice(note.from, note.to))).toEqual(['rained', 'very'])
    expect(carryNotes(placed, PROSE, PROSE.replace('very ', '')).map((note) => note.id)).toEqual(['a'])
  })
})

it('on words that were brought in is told only when one asks, after one’s own', () => {
  const [own, brought] = [finding('own', 9, 'x'), finding('brought', 2, 'y', { imported: true })]
  expect(wanted([brought, own], false)).toEqual([own])
  expect(wanted([brought, own], true)).toEqual([own, brought])
})
