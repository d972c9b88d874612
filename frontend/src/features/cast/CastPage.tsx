/** Who is where: every scene, and who is in it. */
'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isOffline, noSuch } from '@/api/problem'
import { minSeq } from '@/api/progress'
import { keys, MAIN, useOutline } from '@/api/queries'
import { call } from '@/api/session'
import { useLive } from '@/api/useLive'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { spokenName } from '@/features/drafts/names'
import { NoDraft } from '@/features/drafts/NoDraft'
import { Link } from '@/routing/router'
import { CastGrid } from './CastGrid'

const useCast = (project: string, branch: string) =>
  useQuery({
    queryKey: [...keys.text(project, branch), 'cast'],
    queryFn: ({ signal }) => call('content.cast', { params: { project }, query: { branch, min_seq: minSeq(project) }, signal }),
    placeholderData: keepPreviousData,
  })

export function CastPage({ project, draft }: { project: string; draft: string | null }) {
  useLive(project)
  const branch = draft ?? MAIN
  const title = useOutline(project, branch).data?.title ?? ''
  const told = useCast(project, branch)
  useEffect(() => {
    document.title = ['Who is where', title, 'PlotWeaver'].filter(Boolean).join(' · ')
  }, [title])
  if (draft !== null && !told.data && noSuch(told.error)) return <NoDraft project={project} draft={draft} />
  const retry = () => void told.refetch()
  const someone = told.data?.people.some((each) => each.scenes > 0)
  return (
    <div className="min-h-full">
      <header className="sticky top-0 z-20 flex min-h-12 items-center border-b border-line bg-desk px-4 py-2">
        <Link to={{ screen: 'desk', project, draft, scene: null }} className="link min-w-0 truncate">
          {draft === null ? 'Back to the book' : 'Back to the draft'}
        </Link>
      </header>
      <main className="mx-auto flex max-w-[1100px] flex-col gap-6 px-4 py-8">
        <div className="flex flex-col gap-1">
          <h1 className="font-page text-[24px] leading-8 font-medium">Who is where</h1>
          <p className="text-muted [overflow-wrap:anywhere]">
            {title}
            {draft !== null && ` · the draft “${spokenName(draft)}”`}
          </p>
        </div>
        {told.error && !told.data && <Trouble what="It could not be told who is where." error={told.error} onRetry={retry} />}
        {told.isPending && <Skeleton lines={8} label="Reading who is where" />}
        {told.error && told.data && (
          <Notice tone="warn" actions={<Button onClick={retry}>Try again</Button>}>
            {isOffline(told.error) ? 'The server cannot be reached just now.' : 'The newest could not be read.'} This is what was last told.
          </Notice>
        )}
        {told.data && !someone && <p className="card p-6 text-center text-muted">Nobody is named in this book yet. Who is named twice, or has a character sheet, is shown here.</p>}
        {told.data && someone && <CastGrid project={project} draft={draft} cast={told.data} />}
      </main>
    </div>
  )
}
