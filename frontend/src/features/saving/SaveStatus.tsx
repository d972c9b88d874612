/** How it stands with the words, in the words of people. */
'use client'

import { useSyncExternalStore } from 'react'
import { Button } from '@/components/Button'
import { metLock, wordsOf } from '@/api/problem'
import { Notice } from '@/components/Notice'
import { useLater } from '@/components/Skeleton'
import type { SceneSaver } from './saver'
import { useSaveState } from './useSaver'

interface SaveStatusProps {
  saver: SceneSaver | null
  /** The others who write in this book. */
  others: readonly string[]
}

export function SaveStatus({ saver, others }: SaveStatusProps) {
  const state = useSaveState(saver)
  const online = useOnline()
  if (saver === null) return null
  const phase = state.phase === 'unsaved' && !online ? 'offline' : state.phase
  return (
    <div className="flex min-w-0 items-center gap-2 text-muted">
      <span role="status" className="truncate">
        {phase === 'saving' ? <Slowly /> : phase === 'saved' ? 'Saved' : phase === 'offline' ? 'Saved on this computer. Sends when you’re back online.' : phase === 'failed' || phase === 'choice' ? 'In this browser only' : waiting(others)}
      </span>
      {phase === 'unsaved' && others.length > 0 && (
        <button type="button" className="link shrink-0 max-[760px]:hidden" onClick={() => void saver.save()}>
          Share now
        </button>
      )}
    </div>
  )
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
  if (others.length === 0) return 'Saved on this computer'
  return `Saved · ${others.length === 1 ? `${others[0]} sees` : 'Others see'} this when you leave the scene.`
}

function Slowly() {
  return useLater(800) ? 'Saving…' : 'Saved on this computer'
}

/** Stays until the words are safe on the server; what somebody's lock stopped is told by `HeldTrouble`. */
export function SaveTrouble({ saver }: { saver: SceneSaver | null }) {
  const { phase, error, kept } = useSaveState(saver)
  if (saver === null || phase !== 'failed' || metLock(error)) return null
  return (
    <Notice
      tone="error"
      actions={
        <>
          <Button onClick={() => void saver.save()}>Try again</Button>
          <Button onClick={() => download(saver)}>Download text</Button>
        </>
      }
    >
      Not saved: {lowered(wordsOf(error))} {kept ? 'Your text is safe in this browser.' : 'Keep this page open, or download your text.'}
    </Notice>
  )
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function download(saver: SceneSaver): void {
  const address = URL.createObjectURL(new Blob([saver.words], { type: 'text/markdown' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${saver.base.title || 'scene'}.md`
  link.click()
  URL.revokeObjectURL(address)
}
