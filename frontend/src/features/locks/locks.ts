/** What is kept in a book, by whom, and how that is said. Pure. */
import type { HeldLock, Lock, LockRequest } from '@/api/generated/models'
import { seconds } from '@/components/format'

/** Where one writes: what a lock may be about. */
export interface Place {
  scene: string | null
  chapter: string | null
}

const STRENGTH = { frozen: 2, hard: 1, soft: 0 } as const

/** The locks that still hold; one that nobody renews ends by itself. */
export function living(locks: readonly Lock[], now: Date): Lock[] {
  return locks.filter((lock) => lock.ends_at === null || seconds(lock.ends_at) > now)
}

/** When the next of them ends by itself, in milliseconds from now; null: none does. */
export function untilNextEnd(locks: readonly Lock[], now: Date): number | null {
  const ends = locks.flatMap((lock) => (lock.ends_at === null ? [] : [seconds(lock.ends_at).getTime() - now.getTime()])).filter((left) => left > 0)
  return ends.length === 0 ? null : Math.min(...ends)
}

/** The locks that a place is under: its own, its chapter's and the book's. */
export function locksAbout(locks: readonly Lock[], { scene, chapter }: Place): Lock[] {
  return locks.filter(({ kind, target }) => kind === 'book' || (kind === 'scene' && target === scene) || (kind === 'chapter' && target === chapter))
}

/** The strictest of some locks. */
export function strictest<Kept extends HeldLock>(locks: readonly Kept[]): Kept | null {
  return locks.reduce<Kept | null>((most, lock) => (most === null || STRENGTH[lock.level] > STRENGTH[most.level] ? lock : most), null)
}

/** The strictest lock that a place is under. */
export function lockOver(locks: readonly Lock[], place: Place): Lock | null {
  return strictest(locksAbout(locks, place))
}

/** Whether a lock stops this person; their reason may still open it, unless it is frozen. */
export function stops(lock: HeldLock | null, me: string): boolean {
  return lock !== null && (lock.level === 'frozen' || (lock.level === 'hard' && lock.holder !== me))
}

/** Whether this person asked for it and waits for an answer. */
export function asks(lock: Lock, me: string): boolean {
  return lock.requests.some((request) => request.account === me)
}

/** The lock on one thing itself. */
export function lockOn(locks: readonly Lock[], kind: Lock['kind'], target: string): Lock | null {
  return locks.find((lock) => lock.kind === kind && lock.target === target) ?? null
}

/** "15:30"; with the day if it is another one. */
function untilWhen(lock: HeldLock, now: Date): string {
  if (lock.ends_at === null) return ''
  const end = seconds(lock.ends_at)
  const time = end.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return end.toDateString() === now.toDateString() ? time : `${end.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}, ${time}`
}

/** "Ben keeps this scene until 15:30: “Rewriting it”", without a full stop after a quotation. */
export function told(lock: HeldLock, me: string, now: Date): string {
  const mine = lock.holder === me
  const who = mine ? 'You' : lock.name
  const what = lock.kind === 'book' ? 'the book' : `this ${lock.kind}`
  const verb = { soft: mine ? 'are at work on' : 'is at work on', hard: mine ? 'keep' : 'keeps', frozen: 'froze' }[lock.level]
  const until = untilWhen(lock, now)
  return `${who} ${verb} ${what}${until && ` until ${until}`}${lock.reason ? `: “${lock.reason}”` : '.'}`
}

/** The same as a sentence that another one may follow. */
export function sentence(lock: HeldLock, me: string, now: Date): string {
  const words = told(lock, me, now)
  return words.endsWith('.') ? words : `${words}.`
}

/** What somebody asks of who keeps it; `title`: what the scene or chapter is called, where that is known. */
export function wished(lock: HeldLock, { name, note }: Pick<LockRequest, 'name' | 'note'>, title: string | null): string {
  const what = lock.kind === 'book' ? 'the book' : title === null ? `a ${lock.kind} that you keep` : `“${title}”`
  const asked = lock.level === 'frozen' ? `to lift the freeze of ${what}` : `to let go of ${what}`
  return `${name} asks you ${asked}${note ? `: “${note}”` : '.'}`
}
