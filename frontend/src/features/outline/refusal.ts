/** Why a change of the book's shape came to nothing, in words that fit where one reads them. */
import { ApiProblem, isOffline, isUnplugged } from '@/api/problem'
import { saidOf } from '@/features/locks/said'

/** The words on the page are in no version, so nothing else is changed. */
export class WordsNotSafe extends Error {
  override readonly name = 'WordsNotSafe'

  /** `why`: what kept them from it; null: somebody has to choose which of them stay. */
  constructor(readonly why: unknown) {
    super('The words on the page are not safe')
  }
}

const MEANWHILE = 'what you write meanwhile is kept on this computer.'

export function whyNotShaped(error: unknown): string {
  const why = error instanceof WordsNotSafe ? error.why : error
  if (isUnplugged(why)) return `You are offline. Try again when you’re back online; ${MEANWHILE}`
  if (isOffline(why)) return `The server cannot be reached just now. Try again in a moment; ${MEANWHILE}`
  if (error instanceof WordsNotSafe) {
    return `The words on the page have to be safe first. ${why === null ? 'What is asked of you above the page comes before.' : saidOf(why)}`
  }
  // two changes of one chapter at once meet in its file, of which whoever shapes a book knows nothing
  const met = error instanceof ApiProblem && error.code === 'change.conflict'
  return met ? 'Somebody else changed the same chapter a moment ago. Look at how it is now, and try again.' : saidOf(error)
}
