/** One scene of the draft beside the book's: what became of it, and its words. */
'use client'

import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { number } from '@/components/format'
import { WordSteps } from '@/features/history/WordSteps'
import { Link } from '@/routing/router'
import type { ScenePair } from './useDifferences'

interface SceneComparedProps {
  pair: ScenePair
  project: string
  draft: string
  open: boolean
}

export function SceneCompared({ pair, project, draft, open }: SceneComparedProps) {
  const [shown, setShown] = useState(open)
  const { scene, chapter, fate, before, words, steps } = pair
  const changed = words.added + words.removed > 0
  const elsewhere = fate === 'moved' && before !== chapter
  return (
    <details className="card group" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary className="flex cursor-pointer list-none flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3">
        <ChevronRight size={16} aria-hidden className="shrink-0 self-center text-muted group-open:rotate-90" />
        <span className="min-w-0 flex-1 basis-40 font-page text-[17px] leading-6 font-medium [overflow-wrap:anywhere]">{scene.title}</span>
        <span className="flex flex-wrap items-baseline gap-2 text-sec text-muted">
          <span>{elsewhere ? `${before} → ${chapter}` : chapter}</span>
          {fate === 'added' && <span className="badge bg-added-tint text-added">Added</span>}
          {fate === 'removed' && <span className="badge bg-removed-tint text-removed">Taken out</span>}
          {fate === 'moved' && <span className="badge bg-warn-tint text-warn">Moved</span>}
          {fate !== 'added' && fate !== 'removed' && changed && <span className="badge bg-accent-tint text-accent">Changed</span>}
          <span className="numbers">
            +{number(words.added)} −{number(words.removed)}
          </span>
        </span>
      </summary>
      {shown && (
        <div className="flex flex-col gap-3 border-t border-line px-4 py-4">
          {steps === null ? <p className="text-muted">It stands in another chapter of the draft; open it there to read its words.</p> : changed ? <WordSteps steps={steps} /> : <p className="text-muted">Its words are the same.</p>}
          {fate !== 'removed' && (
            <Link to={{ screen: 'desk', project, draft, scene: scene.id }} className="link self-start">
              Open it in the draft
            </Link>
          )}
        </div>
      )}
    </details>
  )
}
