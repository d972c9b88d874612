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

it('two who look at one scene look at one count, and who comes back sees what was written meanwhile', () => {
  const scene = { words: 'One', subscribe: () => () => undefined }
  expect(counting(scene)).toBe(counting(scene))
  counting(scene).subscribe(() => undefined)()
  scene.words = 'One two'
  counting(scene).subscribe(() => undefined)
  expect(counting(scene).current()).toBe(2)
})
