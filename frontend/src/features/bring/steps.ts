/** Steps that can be taken back: what was, what is, what was taken back. */

export interface Steps<T> {
  past: readonly T[]
  now: T
  future: readonly T[]
}

export type Step<T> = { kind: 'to'; next: T } | { kind: 'undo' } | { kind: 'redo' }

export const begin = <T>(now: T): Steps<T> => ({ past: [], now, future: [] })

export function stepped<T>(steps: Steps<T>, step: Step<T>): Steps<T> {
  const { past, now, future } = steps
  if (step.kind === 'to') return step.next === now ? steps : { past: [...past, now], now: step.next, future: [] }
  if (step.kind === 'undo') return past.length ? { past: past.slice(0, -1), now: past.at(-1)!, future: [now, ...future] } : steps
  return future.length ? { past: [...past, now], now: future[0]!, future: future.slice(1) } : steps
}
