/** What is kept in the open book, and taking it, letting it go and asking for it. */
'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { HeldLock, Lock, NewLock } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { living, untilNextEnd } from './locks'
import { saidOf } from './said'

/** The locks that hold now; looked at again when one ends by itself. */
export function useLocks(project: string): Lock[] {
  const { data } = useQuery({ queryKey: keys.locks(project), queryFn: () => call('locks.list', { params: { project } }) })
  const [now, setNow] = useState(() => new Date())
  const client = useQueryClient()
  const locks = useMemo(() => living(data?.locks ?? [], now), [data, now])
  useEffect(() => {
    const left = untilNextEnd(locks, new Date())
    if (left === null) return
    // its holder may have renewed it meanwhile, which nobody else is told
    const timer = setTimeout(() => {
      setNow(new Date())
      void client.invalidateQueries({ queryKey: keys.locks(project) })
    }, left + 500)
    return () => clearTimeout(timer)
  }, [locks, client, project])
  return locks
}

/** What one may do about locks; what goes wrong is said. */
export function useLockChanges(project: string) {
  const client = useQueryClient()
  const done = {
    onError: (error: unknown) => say({ text: saidOf(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.locks(project) }),
  }
  const take = useMutation({ mutationFn: (body: NewLock) => call('locks.take', { params: { project }, body }), ...done })
  const release = useMutation({ mutationFn: (lock: string) => call('locks.release', { params: { project, lock } }), ...done })
  const ask = useMutation({
    mutationFn: ({ lock, note }: { lock: HeldLock; note: string }) => call('locks.ask', { params: { project, lock: lock.id }, body: { note } }),
    ...done,
    onSuccess: (lock) => say({ text: `${lock.name} was asked.` }),
  })
  const answer = useMutation({
    mutationFn: ({ lock, account, granted }: { lock: Lock; account: string; granted: boolean }) =>
      call('locks.answer', { params: { project, lock: lock.id }, body: { account, granted } }),
    ...done,
  })
  return { take, release, ask, answer }
}

interface Beat {
  lock: string
  fence: number
  pause: number
}

/** Gives a sign of life for one's own locks while their scene is open: three in each lease, so that one may be lost. */
export function useHeartbeat(project: string, mine: readonly Lock[]): void {
  const client = useQueryClient()
  // as text, so that the clocks run on while nothing about them changes
  const beats = JSON.stringify(mine.flatMap(beatOf))
  useEffect(() => {
    const known = () => client.invalidateQueries({ queryKey: keys.locks(project) })
    const timers = (JSON.parse(beats) as Beat[]).map(({ lock, fence, pause }) =>
      setInterval(() => {
        call('locks.renew', { params: { project, lock }, body: { fence } })
          .then(known)
          .catch((error: unknown) => {
            // out of reach: the next sign may arrive in time
            if (error instanceof ApiProblem && error.code === 'lock.lost') void known()
          })
      }, pause),
    )
    return () => timers.forEach(clearInterval)
  }, [project, client, beats])
}

function beatOf({ id, fence, taken_at, ends_at }: Lock): Beat[] {
  return ends_at === null ? [] : [{ lock: id, fence, pause: Math.max(10_000, Math.min(300_000, ((ends_at - taken_at) * 1000) / 3)) }]
}
