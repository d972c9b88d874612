/** Counts words now and then: in a long scene counting takes longer than a keystroke may. */
import { wordCount } from '@/components/format'
import type { SceneSaver } from './saver'

/** In milliseconds. */
export const COUNT_PAUSE = 500

export interface Counting {
  subscribe(listener: () => void): () => void
  current(): number
}

/** Does it after a pause, once the browser has nothing else to do; the result calls it off. */
function atRest(pause: number, work: () => void): () => void {
  let idle: number | undefined
  const timer = setTimeout(() => {
    // not every browser tells when it has time
    if ('requestIdleCallback' in globalThis) idle = requestIdleCallback(work, { timeout: pause })
    else work()
  }, pause)
  return () => {
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
  }
}

type Written = Pick<SceneSaver, 'words' | 'subscribe'>

/** Whoever looks at a scene's count looks at the same one. */
const known = new WeakMap<Written, Counting>()

/** The words of a scene, counted when one first looks, and then a moment after they change. */
export function counting(saver: Written): Counting {
  const before = known.get(saver)
  if (before !== undefined) return before
  const listeners = new Set<() => void>()
  let words = wordCount(saver.words)
  let stop = () => undefined as void
  function watch() {
    let stopCount: (() => void) | null = null
    const end = saver.subscribe(() => {
      stopCount ??= atRest(COUNT_PAUSE, () => {
        stopCount = null
        words = wordCount(saver.words)
        for (const listener of [...listeners]) listener()
      })
    })
    stop = () => {
      end()
      stopCount?.()
    }
  }
  const made: Counting = {
    current: () => words,
    subscribe(listener) {
      if (listeners.size === 0) {
        // nobody counted while nobody looked
        words = wordCount(saver.words)
        watch()
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stop()
      }
    },
  }
  known.set(saver, made)
  return made
}
