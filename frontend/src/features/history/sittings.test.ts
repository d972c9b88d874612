/** Versions as people remember them. */
import { describe, expect, it } from 'vitest'
import { sittings, whenOf } from './sittings'

const version = (author: string, at: string, added: number, removed = 0, agent: string | null = null) => ({
  commit: at, message: 'Edited in the browser', author, at, agent, words_added: added, words_removed: removed,
})

describe('a history', () => {
  it('puts the versions of one person in one sitting and adds up their words', () => {
    const found = sittings([version('Ana', '2026-11-17T20:40:00Z', 400, 8), version('Ana', '2026-11-17T19:10:00Z', 12, 30)])
    expect(found).toMatchObject([{ author: 'Ana', words: { added: 412, removed: 38 } }])
    expect(found[0]!.newest.at).toBe('2026-11-17T20:40:00Z')
  })

  it('begins another sitting after a long pause, another person, or an agent', () => {
    const found = sittings([
      version('Ana', '2026-11-17T20:00:00Z', 1),
      version('Ben', '2026-11-17T19:50:00Z', 1),
      version('Ben', '2026-11-17T19:40:00Z', 9, 0, 'Scene writer'),
      version('Ben', '2026-11-17T11:00:00Z', 1),
    ])
    expect(found.map((each) => [each.author, each.agent])).toEqual([['Ana', null], ['Ben', null], ['Ben', 'Scene writer'], ['Ben', null]])
  })

  it('says nothing of words that nobody counted', () => {
    const whole = { ...version('Ana', '2026-11-17T20:00:00Z', 0), words_added: null, words_removed: null }
    expect(sittings([whole])[0]!.words).toBeNull()
    expect(sittings([version('Ana', '2026-11-17T20:10:00Z', 3), whole])[0]!.words).toEqual({ added: 3, removed: 0 })
  })

  it('names days as people do', () => {
    const now = new Date(2026, 10, 20, 21)
    expect(whenOf(new Date(2026, 10, 20, 19).toISOString(), now)).toBe('This evening')
    expect(whenOf(new Date(2026, 10, 19, 9).toISOString(), now)).toBe('Yesterday morning')
    expect(whenOf(new Date(2026, 10, 17, 20).toISOString(), now)).toBe('Tuesday evening')
    expect(whenOf(new Date(2026, 10, 3, 14).toISOString(), now)).toBe('3 November, afternoon')
    expect(whenOf(new Date(2025, 10, 3, 14).toISOString(), now)).toBe('3 November 2025, afternoon')
  })
})
