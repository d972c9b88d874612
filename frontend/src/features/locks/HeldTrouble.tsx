/** A save met somebody's lock: the words are safe, and there are ways on. */
'use client'

import { useState } from 'react'
import type { Lock } from '@/api/generated/models'
import { metLock } from '@/api/problem'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import type { SceneSaver } from '@/features/saving/saver'
import { useKept, useSaveState } from '@/features/saving/useSaver'
import { asks, sentence, stops, strictest } from './locks'
import { saidOf } from './said'
import { useLockChanges } from './useLocks'
import { AskDialog, WordsDialog } from './WordsDialog'

interface HeldTroubleProps {
  saver: SceneSaver | null
  /** The strictest lock that the open scene is under, as far as it is known here. */
  over: Lock | null
  me: string
}

export function HeldTrouble({ saver, over, me }: HeldTroubleProps) {
  const { phase, error } = useSaveState(saver)
  const kept = useKept(saver, phase === 'failed')
  const [asking, setAsking] = useState<'note' | 'reason' | null>(null)
  const { ask } = useLockChanges(saver?.project ?? '')
  const stopped = saver !== null && phase === 'failed' && metLock(error)
  if (!stopped) return null
  // what is known here is newer than the refusal; the refusal is there before anything else is heard
  const lock = stops(over, me) ? over : strictest(error.locks)
  const waiting = over !== null && asks(over, me)
  return (
    <>
      <Notice
        tone="error"
        actions={
          <>
            {lock !== null && lock.holder !== me && !waiting && (
              <Button kind="primary" onClick={() => setAsking('note')}>
                Ask {lock.name}
              </Button>
            )}
            {lock?.level !== 'frozen' && <Button onClick={() => setAsking('reason')}>Save all the same…</Button>}
            <Button kind="plain" onClick={() => void saver.save()}>
              Try again
            </Button>
          </>
        }
      >
        Not saved yet. {lock ? sentence(lock, me, new Date()) : saidOf(error, me)} {waiting && `You asked ${over.name}. `}
        {kept ? 'Your text is safe in this browser, and is saved as soon as it is free.' : 'Keep this page open.'}
      </Notice>
      {asking === 'note' && lock && <AskDialog lock={lock} onAsk={(note) => ask.mutate({ lock, note })} onClose={() => setAsking(null)} />}
      {asking === 'reason' && (
        <WordsDialog
          required
          title="Save all the same?"
          description={`Your reason stands in the history, for ${lock?.name ?? 'others'} to read.`}
          label="Why?"
          action="Save"
          onDone={(reason) => void saver.saveBecause(reason)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
