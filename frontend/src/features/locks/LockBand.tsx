/** Above the page: who keeps the open scene, and who asks that one lets it go. */
'use client'

import { useEffect, useRef, useState } from 'react'
import type { Lock, LockRequest } from '@/api/generated/models'
import { metLock } from '@/api/problem'
import { Button } from '@/components/Button'
import { say } from '@/components/toast'
import type { SceneSaver } from '@/features/saving/saver'
import { useSaveState } from '@/features/saving/useSaver'
import { asks, sentence, stops, told, wished } from './locks'
import { Strip } from './Strip'
import { useLockChanges } from './useLocks'
import { AskDialog } from './WordsDialog'

interface LockBandProps {
  project: string
  /** While its words are stopped by a lock, that is told of instead. */
  saver: SceneSaver | null
  /** The strictest lock that the open scene is under. */
  over: Lock | null
  /** Every lock of the book: questions about one's own are shown whatever scene is open. */
  locks: readonly Lock[]
  /** What is kept is called; null: the book, or unknown. */
  titleOf(lock: Lock): string | null
  me: string
  canWrite: boolean
  mayFreeze: boolean
}

export function LockBand({ project, saver, over, locks, titleOf, me, canWrite, mayFreeze }: LockBandProps) {
  const { phase, error } = useSaveState(saver)
  const stopped = phase === 'failed' && metLock(error)
  const asked = locks.filter((lock) => (lock.level === 'frozen' ? mayFreeze : lock.holder === me)).flatMap((lock) => lock.requests.map((request) => ({ lock, request })))
  return (
    <>
      {over !== null && !stopped && <Over key={over.id} {...{ project, over, me, canWrite, mayFreeze }} />}
      {asked.map(({ lock, request }) => (
        <Question key={`${lock.id} ${request.account}`} {...{ project, lock, request }} title={titleOf(lock)} />
      ))}
    </>
  )
}

function Over({ project, over, me, canWrite, mayFreeze }: Omit<LockBandProps, 'saver' | 'locks' | 'over' | 'titleOf'> & { over: Lock }) {
  const [asking, setAsking] = useState(false)
  const { ask, release } = useLockChanges(project)
  const waiting = asks(over, me)
  const asked = useRef(false)
  useEffect(() => {
    // the question is gone and the lock is not: it was answered so
    if (asked.current && !waiting && over.holder !== me) say({ text: `${over.name} would rather not let go just now.` })
    asked.current = waiting
  }, [waiting, over, me])
  const mayRelease = over.level === 'frozen' ? mayFreeze : over.holder === me
  return (
    <>
      <Strip
        warn={stops(over, me)}
        actions={
          <>
            {canWrite && !mayRelease && !waiting && <Button onClick={() => setAsking(true)}>Ask {over.name}</Button>}
            {mayRelease && (
              <Button disabled={release.isPending} onClick={() => release.mutate(over.id)}>
                {over.level === 'frozen' ? 'Lift the freeze' : 'Let it go'}
              </Button>
            )}
          </>
        }
      >
        {waiting ? `${sentence(over, me, new Date())} You asked ${over.name}.` : told(over, me, new Date())}
      </Strip>
      {asking && <AskDialog lock={over} onAsk={(note) => ask.mutate({ lock: over, note })} onClose={() => setAsking(false)} />}
    </>
  )
}

function Question({ project, lock, request, title }: { project: string; lock: Lock; request: LockRequest; title: string | null }) {
  const { answer } = useLockChanges(project)
  const reply = (granted: boolean) => answer.mutate({ lock, account: request.account, granted })
  return (
    <Strip
      warn={false}
      actions={
        <>
          <Button kind="primary" disabled={answer.isPending} onClick={() => reply(true)}>
            {lock.level === 'frozen' ? 'Lift the freeze' : `Let ${request.name} have it`}
          </Button>
          <Button disabled={answer.isPending} onClick={() => reply(false)}>
            Not now
          </Button>
        </>
      }
    >
      {wished(lock, request, title)}
    </Strip>
  )
}
