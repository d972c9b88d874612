/** A save met somebody's lock: the words are safe, and there are ways on. */
'use client'

import { useState } from 'react'
import type { Lock } from '@/api/generated/models'
import { metLock } from '@/api/problem'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import type { SceneSaver } from '@/features/saving/saver'
import { useSaveState } from '@/features/saving/useSaver'
import { told } from './locks'
import { useLockChanges } from './useLocks'
import { AskDialog, WordsDialog } from './WordsDialog'

interface HeldTroubleProps {
  saver: SceneSaver | null
  /** The strictest lock that the open scene is under, as far as it is known here. */
  over: Lock | null
  me: string
}

export function HeldTrouble({ saver, over, me }: HeldTroubleProps) {
  const { phase, error, kept } = useSaveState(saver)
  const [asking, setAsking] = useState<'note' | 'reason' | null>(null)
  const { ask } = useLockChanges(saver?.project ?? '')
  if (saver === null || phase !== 'failed' || !metLock(error)) return null
  return (
    <>
      <Notice
        tone="error"
        actions={
          <>
            {over !== null && over.holder !== me && (
              <Button kind="primary" onClick={() => setAsking('note')}>
                Ask {over.name}
              </Button>
            )}
            {over?.level !== 'frozen' && <Button onClick={() => setAsking('reason')}>Save all the same…</Button>}
            <Button kind="plain" onClick={() => void saver.save()}>
              Try again
            </Button>
          </>
        }
      >
        {over ? told(over, me, new Date()) : error.detail} {kept ? 'Your text is safe.' : 'Keep this page open.'}
      </Notice>
      {asking === 'note' && over && <AskDialog name={over.name} onAsk={(note) => ask.mutate({ lock: over, note })} onClose={() => setAsking(null)} />}
      {asking === 'reason' && (
        <WordsDialog
          required
          title="Save all the same?"
          description={`${over?.name ?? 'Who keeps it'} sees your reason beside the version.`}
          label="Why?"
          action="Save"
          onDone={(reason) => void saver.saveAllTheSame(reason)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
