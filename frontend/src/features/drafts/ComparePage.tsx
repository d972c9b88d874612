/** The draft beside the book: what was added, taken out, moved and written otherwise. */
'use client'

import { useEffect, useState } from 'react'
import { noSuch } from '@/api/problem'
import { MAIN, useBook, useBranches } from '@/api/queries'
import { useLive } from '@/api/useLive'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { BookCompared } from '@/features/comparing/BookCompared'
import { summaryOf } from '@/features/comparing/differences'
import { useDifferences } from '@/features/comparing/useDifferences'
import { Link, navigate } from '@/routing/router'
import { AddDraft } from './AddDraft'
import { CatchUp } from './CatchUp'
import { Contradictions } from './Contradictions'
import { spokenName } from './names'
import { NoDraft } from './NoDraft'

const WRITERS = new Set(['owner', 'editor', 'writer'])

export function ComparePage({ project, draft }: { project: string; draft: string }) {
  useLive(project)
  const book = useBook(project)
  const branches = useBranches(project)
  const found = useDifferences(project, { from: MAIN, to: draft, parted: true })
  const [adding, setAdding] = useState(false)
  const title = spokenName(draft)
  const behind = branches.data?.branches.find((each) => each.name === draft)?.behind ?? 0
  const canWrite = WRITERS.has(book.data?.role ?? '')
  const open = (branch: string) => navigate({ screen: 'desk', project, draft: branch === MAIN ? null : branch, scene: null })
  useEffect(() => {
    document.title = `${title} and the book · PlotWeaver`
  }, [title])
  if (!found.data && noSuch(found.error)) return <NoDraft project={project} draft={draft} />
  return (
    <div className="min-h-full">
      <header className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line bg-desk px-4 py-2">
        <Link to={{ screen: 'desk', project, draft, scene: null }} className="link min-w-0 truncate">
          Back to the draft
        </Link>
        {canWrite && (
          <Button kind="primary" onClick={() => setAdding(true)}>
            Add this draft to the book…
          </Button>
        )}
      </header>
      <main className="mx-auto flex max-w-[880px] flex-col gap-6 px-4 py-8">
        <div className="flex flex-col gap-1">
          <h1 className="font-page text-[24px] leading-8 font-medium [overflow-wrap:anywhere]">The draft “{title}” beside the book</h1>
          <p className="numbers text-muted" aria-live="polite">
            {found.data && summaryOf(found.data.changes)}
          </p>
        </div>
        {behind > 0 && (
          <Notice actions={canWrite && <CatchUp project={project} draft={draft} label="Take up the book’s newest in the draft" />}>
            The book has had {counted(behind, 'version')} since. They stay in the book when this draft is added; what you see here is only what the draft changed.
          </Notice>
        )}
        {found.data && <Contradictions project={project} draft={draft} />}
        {found.error && <Trouble what="The draft and the book could not be compared." error={found.error} onRetry={found.retry} />}
        {!found.data && !found.error && <Skeleton lines={8} label="Comparing" />}
        {found.data && (
          <BookCompared
            project={project}
            found={found.data}
            same="The draft has changed nothing yet."
            opening={{ label: 'Open it in the draft', to: (scene) => ({ screen: 'desk', project, draft, scene }) }}
          />
        )}
      </main>
      {adding && <AddDraft project={project} draft={draft} onAdded={() => open(MAIN)} onClose={() => setAdding(false)} />}
    </div>
  )
}
