/** A refusal by somebody's lock, in words that fit where and when one reads them. */
import { metLock, wordsOf } from '@/api/problem'
import { sentence } from './locks'

/** What went wrong: who keeps what, where that is why; the server's own words otherwise. */
export function saidOf(error: unknown, me = '', now = new Date()): string {
  if (!metLock(error) || error.locks.length === 0) return wordsOf(error)
  return error.locks.map((lock) => sentence(lock, me, now)).join(' ')
}
