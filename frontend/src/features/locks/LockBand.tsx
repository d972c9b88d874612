/** Above the page: who keeps the open scene, and who asks that one lets it go. */
'use client'

import { useState } from 'react'
import type { Lock } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { told } from './locks'
import { useLockChanges } from './useLocks'
import { AskDialog } from './WordsDialog'

interface LockBandProps {
  project: string
  /** The strictest lock that the open scene is under. */
  over: Lock | null
  /** Every lock of the book: questions about one's own are shown whatever scene is open. */
  locks: readonly Lock[]
  me: string
  canWrite: boolean
}

export function LockBand({ project, over, locks, me, canWrite }: LockBandProps) {
  const [asking, setAsking] = useState(false)
  const { ask, answer } = useLockChanges(project)
  const asked = locks.filter((lock) => lock.holder === me).flatMap((lock) => lock.requests.map((request) => ({ lock, request })))
  const waiting = over?.requests.some((request) => request.account === me) ?? false
  return (
    <div className="flex flex-col gap-2 px-4 pt-3 empty:hidden">
      {over !== null && (over.holder !== me || over.level === 'frozen') && (
        <Notice tone={over.level === 'soft' ? 'plain' : 'warn'} actions={canWrite && over.holder !== me && !waiting && <Button onClick={() => setAsking(true)}>Ask {over.name}</Button>}>
          {told(over, me, new Date())}
          {waiting && ` You asked ${over.name} to let go.`}
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
