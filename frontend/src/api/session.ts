/** Whether the session has ended, and the caller that every screen uses. */
import { useSyncExternalStore } from 'react'
import { createCaller } from './call'
import { confirmations } from './confirmations'

const listeners = new Set<() => void>()
let ended = false
let signIns = 0

function tell(value: boolean): void {
  if (ended === value) return
  ended = value
  for (const listener of [...listeners]) listener()
}

/** Calls an operation on the server that this page came from. */
export const call = createCaller({ origin: '', onSignedOut: () => tell(true), onConfirm: () => confirmations.ask(), signIns: () => signIns })

/** To be called after a sign-in. */
export function signedInAgain(): void {
  signIns++
  tell(false)
}

/** Whether the server no longer knows us. */
export function useSignedOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => ended,
    () => false,
  )
}
