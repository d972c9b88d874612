/** A save under one's own lock says which it believes to hold, so that it never writes under one that ended. */
import type { QueryClient } from '@tanstack/react-query'
import type { LockList, SaveRequest } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { keys, MAIN } from '@/api/queries'
import { living } from './locks'

/** The fences of one's own locks in this book, as far as they are known here. */
function fencesOf(list: LockList | undefined, me: string, now: Date): Record<string, number> {
  return Object.fromEntries(living(list?.locks ?? [], now).flatMap((lock) => (lock.holder === me ? [[lock.id, lock.fence]] : [])))
}

/** Sends a save with its fences. Where a lock ended meanwhile the words are sent without: they meet who has it now. */
export async function sendFenced<Answer>(client: QueryClient, project: string, body: SaveRequest, send: (body: SaveRequest) => Promise<Answer>): Promise<Answer> {
  const me = client.getQueryData<{ account: { id: string } }>(keys.session)?.account.id ?? ''
  const fences = body.branch === MAIN ? fencesOf(client.getQueryData<LockList>(keys.locks(project)), me, new Date()) : {}
  try {
    return await send(Object.keys(fences).length === 0 ? body : { ...body, fences })
  } catch (error) {
    // whichever it was, somebody's lock is not as it is known here
    if (error instanceof ApiProblem && error.code.startsWith('lock.')) void client.invalidateQueries({ queryKey: keys.locks(project) })
    if (!(error instanceof ApiProblem) || error.code !== 'lock.lost') throw error
    return send(body)
  }
}
