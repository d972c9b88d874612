/** The draft beside the book: what was added, taken out, moved and written otherwise. */
'use client'

import { useEffect, useState } from 'react'
import { MAIN, useBook, useBranches } from '@/api/queries'
import { useLive } from '@/api/useLive'
import { Button } from '@/components/Button'
import { counted, number } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { Link, navigate } from '@/routing/router'
import { AddDraft } from './AddDraft'
import { CatchUp } from './CatchUp'
import { spokenName } from './names'
import { SceneCompared } from './SceneCompared'
import { useDifferences } from './useDifferences'
import type { Differences } from './useDifferences'

const WRITERS = new Set(['owner', 'editor', 'writer'])

export function ComparePage({ project, draft }: { project: string; draft: string }) {
  useLive(project)
  const book = useBook(project)
  const branches = useBranches(project)
  const found = useDifferences(project, draft)
  const [adding, setAdding] = useState(false)
  const title = spokenName(draft)
  const behind = branches.data?.branches.find((each) => each.name === draft)?.behind ?? 0
  const canWrite = WRITERS.has(book.data?.role ?? '')
  const open = (branch: string) => navigate({ screen: 'desk', project, draft: branch === MAIN ? null : branch, scene: null })
  useEffect(() => {
    document.title = `${title} and the book · PlotWeaver`
  }, [title])
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
          <Summary found={found} />
        </div>
        {behind > 0 && (
          <Notice actions={canWrite && <CatchUp project={project} draft={draft} />}>
            The book has {counted(behind, 'version')} that this draft lacks. Words that only the book has are shown as struck, although the draft never took them out.
          </Notice>
        )}
        {found.error !== null && <Trouble what="The draft and the book could not be compared." error={found.error} onRetry={found.retry} />}
        {found.pending && found.scenes.length === 0 && <Skeleton lines={8} label="Comparing" />}
        {!found.pending && found.error === null && found.scenes.length === 0 && <p className="card p-6 text-center text-muted">Every scene is the same in the draft and in the book.</p>}
        {found.scenes.length > 0 && (
          <ol className="flex flex-col gap-3" aria-label="Scenes that differ">
            {found.scenes.map((each, at) => (
              <li key={`${each.scene.id} ${each.fate}`}>
                <SceneCompared pair={each} project={project} draft={draft} open={at < 3} />
              </li>
            ))}
          </ol>
        )}
      </main>
      {adding && <AddDraft project={project} draft={draft} onAdded={() => open(MAIN)} onClose={() => setAdding(false)} />}
    </div>
  )
}

function Summary({ found }: { found: Differences }) {
  const scenes = (fate: string) => found.scenes.filter((each) => each.fate === fate).length
  const changed = found.scenes.filter((each) => each.words.added + each.words.removed > 0 && (each.fate === 'same place' || each.fate === 'moved')).length
  const said = [
    [scenes('added'), 'added'],
    [scenes('removed'), 'taken out'],
    [scenes('moved'), 'moved'],
    [changed, 'changed'],
  ] as const
  const parts = said.filter(([count]) => count > 0).map(([count, what]) => `${counted(count, 'scene')} ${what}`)
  return (
    <p className="numbers text-muted" aria-live="polite">
      +{number(found.words.added)} −{number(found.words.removed)} words{parts.length > 0 && ` · ${parts.join(' · ')}`}
      {found.pending && found.scenes.length > 0 && ' · still looking…'}
    </p>
  )
}
