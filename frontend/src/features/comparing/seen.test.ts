/** What changed, as a reader sees it. */
import { describe, expect, it } from 'vitest'
import type { WordOp } from '@/api/generated/models'
import { seenSteps } from './seen'

const keep = (text: string): WordOp => ({ kind: 'keep', text })
const add = (text: string): WordOp => ({ kind: 'add', text })
const remove = (text: string): WordOp => ({ kind: 'remove', text })
const SIGN = { keep: '', add: '+', remove: '-' }
const told = (steps: WordOp[]) => seenSteps(steps).map(({ kind, runs }) => SIGN[kind] + runs.map(({ text, em, strong }) => (em ? `/${text}/` : strong ? `<${text}>` : text)).join(''))

describe('what changed between two texts', () => {
  it('flows as one paragraph where lines were wrapped, and paragraphs stay apart', () => {
    expect(told([keep('The wind\nrose.\n\nNobody\r\ncame.')])).toEqual(['The wind rose.\n\nNobody came.'])
    expect(told([keep('The wind\n'), add('rose.'), keep('\nNobody came.\n'), add('\nRain.')])).toEqual(['The wind ', '+rose.', ' Nobody came.\n', '+\nRain.'])
  })

  it('shows words and no marks', () => {
    expect(told([keep('# Low *water*\n\nShe **never** '), remove('*came*'), add('went'), keep('.')])).toEqual(['Low /water/\n\nShe <never> ', '-/came/', '+went', '.'])
  })

  it('shows words that became italic as taken out and added', () => {
    expect(told([keep('The '), add('*'), keep('long night'), add('*'), keep(' fell.')])).toEqual(['The ', '-long night', '+/long night/', ' fell.'])
  })

  it('shows the details of a scene as they are written', () => {
    expect(told([keep('---\ntitle: '), remove('Old'), add('*New*'), keep('\n---\nIt *rained*.\n')])).toEqual(['---\ntitle: ', '-Old', '+*New*', '\n---\nIt /rained/.'])
  })
})
