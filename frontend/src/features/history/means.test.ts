import { describe, expect, it } from 'vitest'
import { meansOf } from './means'

describe('by what means a version came', () => {
  it('is told of an agent with its model and what it cost', () => {
    expect(meansOf({ agent: 'scene-writer', model: 'practice', cost: '0.021000', run: 'r1' })).toEqual(['Drafted by Scene writer with practice; the whole draft cost $0.021.'])
  })

  it('is told of a person whose words somebody else let in', () => {
    expect(meansOf({ 'accepted-by': 'Ana', change: 'c1' })).toEqual(['Let in by Ana.'])
  })

  it('is nothing to tell of words that were typed', () => {
    expect(meansOf({ change: 'c1' })).toEqual([])
  })
})
