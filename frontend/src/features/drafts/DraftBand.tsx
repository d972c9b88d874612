/** Says above the page that a draft is open and not the book, and what can be done with it. */
'use client'

import { PencilRuler } from 'lucide-react'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Link } from '@/routing/router'
import { CatchUp } from './CatchUp'
import { isPrivate, spokenName } from './names'

interface DraftBandProps {
  project: string
  draft: string
  canWrite: boolean
  /** Whether somebody took the draft away while it is open here. */
  gone: boolean
  /** Versions that the book has had since. */
  behind: number
  onAdd(): void
  onShare(): void
  onRemove(): void
}

export function DraftBand({ project, draft, canWrite, gone, behind, onAdd, onShare, onRemove }: DraftBandProps) {
  const alone = isPrivate(draft)
  return (
    <section aria-label="Draft of the book" className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-dashed border-warn bg-warn-tint px-4 py-2 text-warn">
      <span className="flex min-w-0 flex-1 basis-64 items-start gap-2">
        <PencilRuler size={16} aria-hidden className="mt-0.5 shrink-0" />
        <span className="[overflow-wrap:anywhere]">
          {gone ? `The draft “${spokenName(draft)}” is not there any more: it was added to the book, or taken away.` : `You are in the draft “${spokenName(draft)}”. ${alone ? 'Only you see it. ' : ''}The book stays as it is.`}
          {!gone && behind > 0 && ` The book has had ${counted(behind, 'version')} since.`}
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-2">
        {gone && (
          <Link to={{ screen: 'desk', project, draft: null, scene: null }} className="button">
            Open the book
          </Link>
        )}
        {!gone && (
          <Link to={{ screen: 'compare', project, draft }} className="button">
            <span>
              Compare<span className="max-[480px]:sr-only"> with the book</span>
            </span>
          </Link>
        )}
        {!gone && canWrite && (
          <>
            {behind > 0 && <CatchUp project={project} draft={draft} label={behind === 1 ? 'Take it up' : 'Take them up'} />}
            {alone && <Button onClick={onShare}>Share…</Button>}
            <Button onClick={onAdd}>
              <span>
                Add<span className="max-[480px]:sr-only"> to the book</span>…
              </span>
            </Button>
            <Button kind="plain" className="px-2 text-warn" onClick={onRemove}>
              Take away…
            </Button>
          </>
        )}
      </span>
    </section>
  )
}
