import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Outline, SceneView } from '@/api/generated/models'
import { COUNT_PAUSE } from '@/features/saving/counting'
import { allWords, livingWords } from './living'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function keeper(id: string, words: string) {
  const heard = new Set<() => void>()
  return {
    base: { id } as SceneView,
    words,
    dirty: false,
    subscribe: (listener: () => void) => (heard.add(listener), () => void heard.delete(listener)),
    /** Somebody types, or a version is made. */
    now(words: string, dirty: boolean) {
      this.words = words
      this.dirty = dirty
      for (const listener of heard) listener()
      vi.advanceTimersByTime(COUNT_PAUSE)
    },
  }
}

const outline = { words: 12, chapters: [{ scenes: [{ id: 'a', words: 2 }, { id: 'b', words: 10 }] }] } as unknown as Outline

it('words follow what is typed, and what the server counted stands where nobody writes', () => {
  const a = keeper('a', 'One two')
  const living = livingWords(() => () => undefined, () => [a])
  let told = 0
  living.subscribe(() => told++)
  a.now('One two three', true)
  expect([living.of({ id: 'a', words: 2 }, 0), living.of({ id: 'b', words: 10 }, 0), allWords(living, outline, 0)]).toEqual([3, 10, 13])
  expect(told).toBe(1)
})

it('they stay while a version is on its way to the outline, and then the server is believed', () => {
  const a = keeper('a', 'One two')
  let time = 5
  const living = livingWords(() => () => undefined, () => [a], () => time)
  living.subscribe(() => undefined)
  a.now('One two three', true)
  time = 7
  a.now('One two three', false)
  expect(living.of({ id: 'a', words: 2 }, 6)).toBe(3)
  // somebody else wrote more meanwhile
  expect(living.of({ id: 'a', words: 9 }, 8)).toBe(9)
})

it('words that an earlier visit left count at once, and those of a keeper that is gone no more', () => {
  const a = keeper('a', 'One two three four')
  a.dirty = true
  let there = [a]
  let tell = () => undefined as void
  const living = livingWords((listener) => ((tell = listener), () => undefined), () => there)
  living.subscribe(() => undefined)
  expect(living.of({ id: 'a', words: 2 }, 0)).toBe(4)
  there = []
  tell()
  expect(living.of({ id: 'a', words: 2 }, 0)).toBe(2)
})
