/** What went wrong with the words of a scene that one has left: said at once, wherever one is. */
'use client'

import { useSyncExternalStore } from 'react'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { counted, lowered } from '@/components/format'
import { Notice } from '@/components/Notice'
import { inTrouble, watchKeepers } from './registry'
import type { SceneSaver } from './saver'

interface LeftBehindProps {
  project: string
  /** The keepers of what is open: their trouble is told on the page. */
  open: readonly (SceneSaver | null)[]
  /** Whether the scene is not there any more: that is told with its words. */
  isGone(saver: SceneSaver): boolean
  onGo(branch: string, scene: string): void
}

export function LeftBehind({ project, open, isGone, onGo }: LeftBehindProps) {
  const left = () => inTrouble(project).filter((each) => !open.includes(each) && !isGone(each))
  // what there is to say, as text: the list itself is another one each time
  const said = () => left().map((each) => [each.kind, each.branch, each.base.id, each.current().phase, each.kept]).join()
  useSyncExternalStore(watchKeepers, said, () => '')
  const [first, ...more] = left()
  if (first === undefined) return null
  return (
    <Notice
      tone="error"
      actions={
        <>
          <Button onClick={() => onGo(first.branch, first.base.id)}>Go there</Button>
          {first.current().phase === 'failed' && <Button onClick={() => void Promise.all([first, ...more].map((each) => each.resume()))}>Try again</Button>}
        </>
      }
    >
      {sentence(first)}
      {more.length > 0 && ` The same is to be said of ${counted(more.length, 'more scene')}.`}
    </Notice>
  )
}

function sentence(saver: SceneSaver): string {
  const { phase, error } = saver.current()
  const title = `“${saver.base.title}”`
  if (phase === 'choice') return `A sentence of ${title} was changed elsewhere, too. Nothing is lost or shared until you choose.`
  const safe = saver.kept ? 'Your text is safe in this browser.' : 'Keep this window open, or go there and download your text.'
  return `${title} is not saved: ${lowered(wordsOf(error))} ${safe}`
}
