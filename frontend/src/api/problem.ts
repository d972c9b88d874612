/** What went wrong with a request, as the services say it (RFC 9457). */
import type { HeldLock } from './generated/models'

export interface FieldTrouble {
  field: string
  message: string
}

/** One file that two people changed in the same place: what both began with, and each side. */
export interface ConflictedText {
  path: string
  base: string | null
  ours: string | null
  theirs: string | null
}

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'

  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: string,
    readonly detail = '',
    readonly errors: readonly FieldTrouble[] = [],
    readonly conflicts: readonly ConflictedText[] = [],
    readonly locks: readonly HeldLock[] = [],
  ) {
    super(detail ? `${title}. ${detail}` : title)
  }
}

/** Whether the request reached no server at all. */
export function isOffline(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'client.offline'
}

/** Whether the network itself is gone, as the browser knows it: no server is to blame, and no other try helps before it is back. */
export function isUnplugged(error: unknown): boolean {
  return isOffline(error) && !navigator.onLine
}

/** Whether there is nothing at the address that was asked. */
export function noSuch(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404
}

/** Whether a change was stopped because somebody keeps what it touches. */
export function metLock(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.code === 'lock.held'
}

/** The words of an error for a person: what happened, and what the server says about it. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) return 'Something went wrong here.'
  if (isUnplugged(error)) return 'You are offline. The server cannot be reached just now.'
  if (isOffline(error)) return 'The server cannot be reached just now.'
  const said = [error.title, error.detail].filter(Boolean).map(asSentence).join(' ')
  // the fields repeat what the detail tells, and add what can be done
  const more = error.errors.flatMap((each) => sentences(each.message)).filter((each) => !said.includes(each))
  return [said, ...new Set(more)].join(' ')
}

/** The problem in a refused answer, also where something between us and the server wrote it. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<ApiProblem>
  return new ApiProblem(
    typeof given.code === 'string' ? given.code : `http.${status}`,
    status,
    typeof given.title === 'string' ? given.title : 'The server could not answer',
    typeof given.detail === 'string' ? given.detail : '',
    Array.isArray(given.errors) ? given.errors : [],
    Array.isArray(given.conflicts) ? given.conflicts : [],
    Array.isArray(given.locks) ? given.locks : [],
  )
}

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+/)
    .filter(Boolean)
    .map(asSentence)
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
