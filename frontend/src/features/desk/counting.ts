/** Counts words now and then: in a long scene counting takes longer than a keystroke may. */
import { wordCount } from '@/components/format'
import type { SceneSaver } from '@/features/saving/saver'

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

/** The words of a scene, counted when one first looks, and then a moment after they change. */
export function counting(saver: Pick<SceneSaver, 'words' | 'subscribe'>): Counting {
  let words = wordCount(saver.words)
  return {
    current: () => words,
    subscribe(listener) {
      let stopCount: (() => void) | null = null
      const count = () => {
        stopCount = null
        words = wordCount(saver.words)
        listener()
      }
      const stop = saver.subscribe(() => {
        stopCount ??= atRest(COUNT_PAUSE, count)
      })
      return () => {
        stop()
        stopCount?.()
      }
    },
  }
}
