import { describe, expect, it } from 'vitest'
import type { Lock } from '@/api/generated/models'
import { asks, living, lockOn, lockOver, sentence, stops, told, untilNextEnd, wished } from './locks'

const NOW = new Date(2026, 10, 23, 15, 0)
const at = (date: Date) => date.getTime() / 1000

function lock(more: Partial<Lock> = {}): Lock {
  return {
    id: 'l1', kind: 'scene', target: 's1', level: 'hard', holder: 'ben', name: 'Ben', reason: '', fence: 1,
    taken_at: at(NOW), ends_at: at(new Date(2026, 10, 23, 15, 30)), requests: [], ...more,
  }
}

describe('what holds', () => {
  it('forgets a lock whose time is over, and keeps one without an end', () => {
    const over = lock({ id: 'over', ends_at: at(NOW) - 1 })
    const frozen = lock({ id: 'frozen', level: 'frozen', ends_at: null })
    expect(living([over, frozen, lock()], NOW).map((each) => each.id)).toEqual(['frozen', 'l1'])
  })

  it('knows when to look again', () => {
    expect(untilNextEnd([lock(), lock({ ends_at: at(NOW) + 60 }), lock({ ends_at: null })], NOW)).toBe(60_000)
    expect(untilNextEnd([lock({ ends_at: null })], NOW)).toBeNull()
  })

  it('finds the strictest lock that a scene is under', () => {
    const chapter = lock({ id: 'c', kind: 'chapter', target: 'the-letter', level: 'frozen' })
    const other = lock({ id: 'o', target: 's2', level: 'frozen' })
    const book = lock({ id: 'b', kind: 'book', target: '', level: 'soft' })
    expect(lockOver([book, lock(), chapter, other], { scene: 's1', chapter: 'the-letter' })?.id).toBe('c')
    expect(lockOver([book, lock()], { scene: 's9', chapter: null })?.id).toBe('b')
    expect(lockOver([other], { scene: 's1', chapter: null })).toBeNull()
    expect(lockOn([chapter, other], 'scene', 's2')?.id).toBe('o')
  })
})

describe('whom it stops', () => {
  it('stops others where it is strict, and everybody where it is frozen', () => {
    expect([stops(lock(), 'ann'), stops(lock(), 'ben'), stops(lock({ level: 'soft' }), 'ann'), stops(null, 'ann')]).toEqual([true, false, false, false])
    expect(stops(lock({ level: 'frozen' }), 'ben')).toBe(true)
  })

  it('knows who waits for an answer', () => {
    const asked = lock({ requests: [{ account: 'ann', name: 'Ann', note: '', at: 0 }] })
    expect([asks(asked, 'ann'), asks(asked, 'eve')]).toEqual([true, false])
  })
})

describe('how it is said', () => {
  it('names who, what, until when and why', () => {
    expect(told(lock({ reason: 'Rewriting it' }), 'ann', NOW)).toBe('Ben keeps this scene until 15:30: “Rewriting it”')
  })

  it('speaks to its holder', () => {
    expect(told(lock(), 'ben', NOW)).toBe('You keep this scene until 15:30.')
    expect(told(lock({ level: 'soft' }), 'ben', NOW)).toBe('You are at work on this scene until 15:30.')
  })

  it('tells no end where there is none, and the day where it is another', () => {
    expect(told(lock({ kind: 'book', level: 'frozen', ends_at: null }), 'ann', NOW)).toBe('Ben froze the book.')
    const tomorrow = at(new Date(2026, 10, 24, 9, 5))
    expect(told(lock({ level: 'soft', ends_at: tomorrow }), 'ann', NOW)).toBe('Ben is at work on this scene until 24 November, 09:05.')
  })

  it('ends as a sentence where another follows', () => {
    expect(sentence(lock({ reason: 'Her past' }), 'ann', NOW)).toBe('Ben keeps this scene until 15:30: “Her past”.')
    expect(sentence(lock(), 'ann', NOW)).toBe('Ben keeps this scene until 15:30.')
  })

  it('says what is asked of who keeps it', () => {
    expect(wished(lock(), { name: 'Ann', note: 'One line' }, 'High water')).toBe('Ann asks you to let go of “High water”: “One line”')
    expect(wished(lock(), { name: 'Ann', note: '' }, null)).toBe('Ann asks you to let go of a scene that you keep.')
    expect(wished(lock({ kind: 'book', level: 'frozen' }), { name: 'Ann', note: '' }, null)).toBe('Ann asks you to lift the freeze of the book.')
  })
})
