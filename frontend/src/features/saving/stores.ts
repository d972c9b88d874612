/** The stores of this browser: one of written words, and one of what each account has not suggested yet. */
import { openLocalCopies } from './local'
import type { LocalCopies } from './local'

export const written = openLocalCopies()

const unsent = new Map<string, LocalCopies>()

/** What an account has not sent: nobody else who uses this browser meets it. */
export function unsentOf(account: string): LocalCopies {
  const store = unsent.get(account) ?? openLocalCopies(`plotweaver suggesting ${account}`)
  unsent.set(account, store)
  return store
}
