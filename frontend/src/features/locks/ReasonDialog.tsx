/** Asks why one writes, moves or takes out what somebody keeps. */
'use client'

import { useSyncExternalStore } from 'react'
import { useSession } from '@/api/queries'
import { reasons } from './allTheSame'
import type { ReasonQuestion } from './allTheSame'
import { sentence } from './locks'
import { WordsDialog } from './WordsDialog'

export function ReasonDialog() {
  const asked = useSyncExternalStore(reasons.subscribe, reasons.current, () => null)
  return asked && <Asked {...asked} />
}

function Asked({ locks, answer }: ReasonQuestion) {
  const me = useSession().data?.account.id ?? ''
  const names = [...new Set(locks.map((lock) => lock.name))].join(' and ')
  return (
    <WordsDialog
      required
      title="Go on all the same?"
      description={`${locks.map((lock) => sentence(lock, me, new Date())).join(' ')} Your reason stands in the history, for ${names} to read.`}
      label="Why?"
      action="Go on"
      onDone={answer}
      onClose={() => answer(null)}
    />
  )
}
