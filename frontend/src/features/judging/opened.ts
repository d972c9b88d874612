/** Whether the question to a model is open: the commands open it from outside of the notes. */
import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let opened = false

export function openJudging(yes: boolean): void {
  opened = yes
  for (const listener of [...listeners]) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useJudgingOpened = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => opened,
    () => false,
  )
