/** A version that is asked for: one wish, one key, until it is known what became of it. */
import type { SaveRequest } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { wordCount } from '@/components/format'
import type { Known } from './lineage'
import { standing } from './words'
import type { Words } from './words'

/** What is sent; it stays the same however often it is sent. */
export interface Wish {
  key: string
  request: SaveRequest
  prose: string
}

/** Fewer words than this may as well have been typed. */
const PASTED_WORDS = 8
const MOST_PASTED = 50
const LONGEST_PASTED = 1_000_000

export interface Wished {
  words: Words
  branch: string
  /** Why the writer writes what somebody keeps. */
  reason: string
  known: Known
}

/** The wish for a version of these words. */
export function wishFor({ words, branch, reason, known }: Wished): Wish {
  const { base, path, head, prose, pasted } = standing(words)
  const edit = { path, text: head + prose, ...(pasted.length > 0 && { pasted }) }
  const request: SaveRequest = { base, branch, message: 'Edited in the browser', edits: [edit] }
  if (reason) request.reason = reason
  if (known.revision > 0) request.autosaves = { [words.scene.id]: known.revision }
  return { key: crypto.randomUUID(), request, prose }
}

/** The passages that came from elsewhere with one more; a few words are not worth telling of. */
export function withPasted(pasted: readonly string[], text: string): readonly string[] {
  if (wordCount(text) < PASTED_WORDS) return pasted
  return [...pasted, text.slice(0, LONGEST_PASTED)].slice(-MOST_PASTED)
}

/** Whether a version may have been made though the answer is an error: the same wish is then asked again. */
export function isUnsettled(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500 || error.status === 401 || error.status === 429
}
