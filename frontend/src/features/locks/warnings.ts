/** Who was written over: said once for every lock, not at every version. */
import type { QueryClient } from '@tanstack/react-query'
import type { LockList, Saved } from '@/api/generated/models'
import { keys } from '@/api/queries'
import { say } from '@/components/toast'
import { living, locksAbout, sentence } from './locks'
import type { Place } from './locks'

const SOFT = 'lock.soft'
const said = new Set<string>()

/** What is to be said of a version that touched somebody's soft lock; null: nothing, or nothing new. */
export function warningOf(saved: Pick<Saved, 'warnings'>, list: LockList | undefined, me: string, place: Place, now: Date): string | null {
  const warnings = (saved.warnings ?? []).filter((each) => each.rule === SOFT)
  if (warnings.length === 0) return null
  const soft = locksAbout(living(list?.locks ?? [], now), place).filter((lock) => lock.level === 'soft' && lock.holder !== me)
  const fresh = soft.filter((lock) => !said.has(`${lock.id} ${lock.fence}`))
  if (soft.length > 0) {
    for (const lock of fresh) said.add(`${lock.id} ${lock.fence}`)
    return fresh.length === 0 ? null : `Saved. ${fresh.map((lock) => sentence(lock, me, now)).join(' ')}`
  }
  // not heard of here yet: in the server's words
  const first = warnings[0]!
  if (said.has(first.field)) return null
  said.add(first.field)
  return `Saved. ${first.message}`
}

/** Says it, where there is something to say. */
export function warn(client: QueryClient, project: string, saved: Pick<Saved, 'warnings'>, place: Place): void {
  const me = client.getQueryData<{ account: { id: string } }>(keys.session)?.account.id ?? ''
  const text = warningOf(saved, client.getQueryData<LockList>(keys.locks(project)), me, place, new Date())
  if (text !== null) say({ text })
}
