/** Above the page: who keeps the open scene, and who asks that one lets it go. */
'use client'

import { useState } from 'react'
import type { Lock } from '@/api/generated/models'
import { metLock } from '@/api/problem'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import type { SceneSaver } from '@/features/saving/saver'
import { useSaveState } from '@/features/saving/useSaver'
import { asks, sentence, stops, told } from './locks'
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
  me: string
  canWrite: boolean
  mayFreeze: boolean
}

export function LockBand({ project, saver, over, locks, me, canWrite, mayFreeze }: LockBandProps) {
  const [asking, setAsking] = useState(false)
  const { phase, error } = useSaveState(saver)
  const { ask, answer, release } = useLockChanges(project)
  const asked = locks.filter((lock) => lock.holder === me).flatMap((lock) => lock.requests.map((request) => ({ lock, request })))
  const waiting = over !== null && asks(over, me)
  const stopped = phase === 'failed' && metLock(error)
  const mayRelease = over !== null && (over.level === 'frozen' ? mayFreeze : over.holder === me)
  return (
    <div className="flex flex-col gap-2 px-4 pt-3 empty:hidden">
      {over !== null && !stopped && (
        <Notice
          tone={stops(over, me) ? 'warn' : 'plain'}
          actions={
            (mayRelease || (canWrite && over.holder !== me && !waiting)) && (
              <>
                {canWrite && over.holder !== me && !waiting && <Button onClick={() => setAsking(true)}>Ask {over.name}</Button>}
                {mayRelease && (
                  <Button disabled={release.isPending} onClick={() => release.mutate(over.id)}>
                    {over.level === 'frozen' ? 'Lift the freeze' : 'Let it go'}
                  </Button>
                )}
              </>
            )
          }
        >
          {waiting ? `${sentence(over, me, new Date())} You asked ${over.name} to let go.` : told(over, me, new Date())}
        </Notice>
      )}
      {asked.map(({ lock, request }) => (
        <Notice
          key={`${lock.id} ${request.account}`}
          actions={
            <>
              <Button kind="primary" disabled={answer.isPending} onClick={() => answer.mutate({ lock, account: request.account, granted: true })}>
                Let {request.name} have it
              </Button>
              <Button disabled={answer.isPending} onClick={() => answer.mutate({ lock, account: request.account, granted: false })}>
                Not now
              </Button>
            </>
          }
        >
          {request.name} asks you to let go of {lock.kind === 'book' ? 'the book' : `a ${lock.kind} that you keep`}
          {request.note ? `: “${request.note}”` : '.'}
        </Notice>
      ))}
      {asking && over && <AskDialog name={over.name} onAsk={(note) => ask.mutate({ lock: over, note })} onClose={() => setAsking(false)} />}
    </div>
  )
}
