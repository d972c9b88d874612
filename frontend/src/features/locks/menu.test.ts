import { describe, expect, it } from 'vitest'
import type { Lock } from '@/api/generated/models'
import { lockItems } from './menu'
import type { Kind } from './menu'

const lock = (more: Partial<Lock> = {}): Lock => ({
  id: 'l1', kind: 'scene', target: 's1', level: 'hard', holder: 'ben', name: 'Ben', reason: '', fence: 1, taken_at: 0, ends_at: null, requests: [], ...more,
})
const labels = (own: Lock | null, over: Lock | null, me: string, mayFreeze: boolean, kind: Kind = 'scene') => lockItems(kind, own, over, { me, mayFreeze }).map((each) => each.label)

describe('the menu of a scene', () => {
  it('offers a writer to keep what nobody keeps', () => {
    expect(labels(null, null, 'ann', false)).toEqual(['Keep this scene to myself…'])
  })
  it('offers an editor to freeze it as well', () => {
    expect(labels(null, null, 'ann', true)).toEqual(['Keep this scene to myself…', 'Freeze this scene…'])
  })
  it('offers its holder to let go', () => {
    expect(labels(lock(), lock(), 'ben', false)).toEqual(['Keep it otherwise…', 'Let it go'])
  })
  it('offers others to ask, and an editor to take it away', () => {
    expect(labels(lock(), lock(), 'ann', false)).toEqual(['Ask Ben to let go…'])
    expect(labels(lock(), lock(), 'ann', true)).toEqual(['Freeze this scene…', 'Ask Ben to let go…', 'Take it from Ben'])
  })
  it('lets only owners and editors lift a freeze', () => {
    const frozen = lock({ level: 'frozen' })
    expect(labels(frozen, frozen, 'ben', false)).toEqual([])
    expect(labels(frozen, frozen, 'ben', true)).toEqual(['Lift the freeze'])
  })
  it('offers to ask who keeps the whole chapter', () => {
    expect(labels(null, lock({ kind: 'chapter' }), 'ann', false)).toEqual(['Keep this scene to myself…', 'Ask Ben to let go…'])
  })
  it('speaks of a chapter and of the book as of themselves', () => {
    expect(labels(null, null, 'ann', true, 'chapter')).toEqual(['Keep this chapter to myself…', 'Freeze this chapter…'])
    expect(labels(null, null, 'ann', true, 'book')).toEqual(['Keep the book to myself…', 'Freeze the book…'])
  })
})
