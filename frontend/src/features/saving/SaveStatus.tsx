/** How it stands with the words, in the words of people. */
'use client'

import { useSyncExternalStore } from 'react'
import { Button } from '@/components/Button'
import { metLock, wordsOf } from '@/api/problem'
import { lowered } from '@/components/format'
import { Notice } from '@/components/Notice'
import { download } from './download'
import type { SavePhase } from './ports'
import type { SceneSaver } from './saver'
import { useKept, useSaveState, useSlow } from './useSaver'

interface SaveStatusProps {
  saver: SceneSaver | null
  /** The others who write in this book. */
  others: readonly string[]
  /** Shows where the words are. */
  onOpen(): void
}

export function SaveStatus({ saver, others, onOpen }: SaveStatusProps) {
  const state = useSaveState(saver)
  const slow = useSlow(saver)
  const online = useOnline()
  if (saver === null) return null
  const phase = state.phase === 'unsaved' && !online ? 'offline' : state.phase
  const [how, more] = said(phase, slow, saver.kind === 'text' ? others : [])
  return (
    <div className="flex min-w-0 items-center gap-2 text-muted">
      <button type="button" className="min-w-0 truncate rounded-control hover:text-ink hover:underline" title="Where your words are" onClick={onOpen}>
        <span role="status">
          {how}
          <span className="max-[760px]:sr-only">{more}</span>
        </span>
      </button>
      {phase === 'unsaved' && saver.kind === 'text' && others.length > 0 && (
        <button type="button" className="link shrink-0 max-[760px]:hidden" onClick={() => void saver.save()}>
          Share now
        </button>
      )}
    </div>
  )
}

/**
 * How it is, and what follows, for which a narrow window has no room. The same words stay the same while one types: what
 * is written anew is drawn anew, and read out again.
 */
function said(phase: SavePhase, slow: boolean, others: readonly string[]): readonly [string, string] {
  switch (phase) {
    case 'saved':
      return ['Saved', '']
    case 'offline':
      return ['Saved on this computer', '. Sends when you’re back online.']
    case 'failed':
      return ['Not saved', '']
    case 'choice':
      return ['Not shared yet', '']
    case 'saving':
      return [slow ? 'Saving…' : 'Saved', '']
    case 'unsaved':
      return slow ? ['Saving…', ''] : ['Saved', waiting(others)]
  }
}

const watchNetwork = (listener: () => void) => {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** Whether the browser believes to have a network. */
const useOnline = () => useSyncExternalStore(watchNetwork, () => navigator.onLine, () => true)

function waiting(others: readonly string[]): string {
  if (others.length === 0) return ''
  return ` · ${others.length === 1 ? `${others[0]} sees` : 'Others see'} this when you leave the scene.`
}

/** Stays until the words are safe on the server; what somebody's lock stopped is told by `HeldTrouble`. */
export function SaveTrouble({ saver }: { saver: SceneSaver | null }) {
  const { phase, error } = useSaveState(saver)
  const kept = useKept(saver, phase === 'failed')
  if (saver === null || phase !== 'failed' || metLock(error)) return null
  return (
    <Notice
      tone="error"
      actions={
        <>
          <Button onClick={() => void saver.resume()}>Try again</Button>
          <Button onClick={() => download(saver.base.title, saver.words)}>Download text</Button>
        </>
      }
    >
      {saver.kind === 'text' ? 'Not saved' : 'Not on the server'}: {lowered(wordsOf(error))} {kept ? 'Your text is safe in this browser.' : 'Keep this page open, or download your text.'}
    </Notice>
  )
}
