/** Why a change of the book's shape came to nothing, in words that fit where one reads them. */
import { ApiProblem } from '@/api/problem'
import { saidOf } from '@/features/locks/said'

/** Two changes of one chapter at once meet in its file, of which whoever shapes a book knows nothing. */
export function whyNotShaped(error: unknown): string {
  const met = error instanceof ApiProblem && error.code === 'change.conflict'
  return met ? 'Somebody else changed the same chapter a moment ago. Look at how it is now, and try again.' : saidOf(error)
}
