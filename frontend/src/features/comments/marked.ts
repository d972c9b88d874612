/** The words that are marked on the open page: only what asks for them is drawn again when they change. */
import { useSyncExternalStore } from 'react'
import type { SceneSaver } from '@/features/saving/saver'

/** A stretch of a scene's prose; offsets are UTF-16 units. */
export interface Marked {
  readonly saver: SceneSaver
  readonly from: number
  readonly to: number
}

const listeners = new Set<() => void>()
let current: Marked | null = null

export function mark(saver: SceneSaver, from: number, to: number): void {
  current = saver.words.slice(from, to).trim() === '' ? null : { saver, from, to }
  for (const listener of [...listeners]) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is marked in the scene that `saver` keeps. */
export function markedIn(saver: SceneSaver | null): Marked | null {
  return current !== null && current.saver === saver ? current : null
}

export function useMarked(saver: SceneSaver | null): Marked | null {
  return useSyncExternalStore(
    subscribe,
    () => markedIn(saver),
    () => null,
  )
}
