import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { COUNT_PAUSE, counting } from './counting'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('words are counted once after many keystrokes, and no more when nobody looks', () => {
  let tell = () => undefined as void
  const scene = { words: 'One two', subscribe: (listener: () => void) => ((tell = listener), () => void (tell = () => undefined)) }
  const count = counting(scene)
  let told = 0
  const stop = count.subscribe(() => told++)
  for (const words of ['One two t', 'One two three']) {
    scene.words = words
    tell()
  }
  expect(count.current()).toBe(2)
  vi.advanceTimersByTime(COUNT_PAUSE)
  expect([count.current(), told]).toEqual([3, 1])
  scene.words = ''
  tell()
  stop()
  vi.advanceTimersByTime(COUNT_PAUSE)
  expect(told).toBe(1)
})
