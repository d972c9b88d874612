/** How the book stands: its scores, what was found, what is intended, and the versions before. */
'use client'

import { useEffect } from 'react'
import { isOffline, noSuch } from '@/api/problem'
import { MAIN, useBook, useOutline } from '@/api/queries'
import { useLive } from '@/api/useLive'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { spokenName } from '@/features/drafts/names'
import { NoDraft } from '@/features/drafts/NoDraft'
import { scenesOf } from '@/features/outline/order'
import { Link } from '@/routing/router'
import { AcceptedOnes } from './AcceptedOnes'
import { foundIn } from './figures'
import { Found } from './Found'
import { Scores } from './Scores'
import { TrendTable } from './TrendTable'
import { useReport } from './useReport'
import './report.css'

export function ReportPage({ project, draft }: { project: string; draft: string | null }) {
  useLive(project)
  const branch = draft ?? MAIN
  const outline = useOutline(project, branch)
  const book = useBook(project)
  const told = useReport(project, branch)
  const title = outline.data?.title ?? ''
  const name = draft === null ? 'How the book stands' : 'How the draft stands'
  useEffect(() => {
    document.title = [name, title, 'PlotWeaver'].filter(Boolean).join(' · ')
  }, [name, title])
  if (draft !== null && !told.data && noSuch(told.error)) return <NoDraft project={project} draft={draft} />
  const retry = () => void told.refetch()
  const scenes = outline.data ? scenesOf(outline.data) : []
  const titleOf = (scene: string) => scenes.find((each) => each.scene.id === scene)?.scene.title ?? null
  const canWrite = (book.data?.may ?? []).includes('project:write')
  return (
    <div className="min-h-full">
      <header className="sticky top-0 z-10 flex min-h-12 items-center border-b border-line bg-desk px-4 py-2">
        <Link to={{ screen: 'desk', project, draft, scene: null }} className="link min-w-0 truncate">
          {draft === null ? 'Back to the book' : 'Back to the draft'}
        </Link>
      </header>
      <main className="mx-auto flex max-w-[720px] flex-col gap-6 px-4 py-8">
        <div className="flex flex-col gap-1">
          <h1 className="font-page text-[24px] leading-8 font-medium">{name}</h1>
          <p className="text-muted [overflow-wrap:anywhere]">
            {title}
            {draft !== null && ` · the draft “${spokenName(draft)}”`}
          </p>
          <p>
            <Link to={{ screen: 'cast', project, draft }} className="link">
              Who is in which scene
            </Link>
          </p>
        </div>
        {told.error && !told.data && <Trouble what="It could not be told how it stands." error={told.error} onRetry={retry} />}
        {told.isPending && <Skeleton lines={8} label="Reading how it stands" />}
        {told.error && told.data && (
          <Notice tone="warn" actions={<Button onClick={retry}>Try again</Button>}>
            {isOffline(told.error) ? 'The server cannot be reached just now.' : 'The newest could not be read.'} This is what was last told.
          </Notice>
        )}
        {told.data?.report === null && (
          <p className="card p-6 text-center text-muted" role="status">
            The newest version is being looked at. What is found comes here by itself.
          </p>
        )}
        {told.data?.report && told.data.report.figures.words === 0 && <p className="card p-6 text-center text-muted">Nothing is written here yet.</p>}
        {told.data?.report && told.data.report.figures.words > 0 && (
          <>
            <p className="numbers" aria-live="polite">
              <span className="font-semibold">{counted(told.data.report.figures.words, 'word')}</span>
              <span className="text-muted">
                {' '}
                in the newest version · {foundIn(told.data.report.figures)}
                {told.data.report.figures.waived > 0 && ` · ${told.data.report.figures.waived} intended`}
              </span>
            </p>
            <Scores report={told.data.report} />
            <Found {...{ project, branch, draft, canWrite, titleOf }} commit={told.data.commit} report={told.data.report} />
            <AcceptedOnes {...{ project, branch, draft, canWrite, titleOf }} report={told.data.report} />
          </>
        )}
        {told.data && <TrendTable project={project} branch={branch} />}
      </main>
    </div>
  )
}
