/** The frame of the screens about a text as a whole: the ways back and across, and what is seen until it is read. */
'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { isOffline, noSuch } from '@/api/problem'
import { MAIN, useOutline } from '@/api/queries'
import { useLive } from '@/api/useLive'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { spokenName } from '@/features/drafts/names'
import { NoDraft } from '@/features/drafts/NoDraft'
import { Link } from '@/routing/router'
import { screenName, SCREENS } from './screens'
import { WayBack } from './WayBack'
import type { AboutScreen } from './screens'

interface AboutPageProps<T> {
  project: string
  draft: string | null
  screen: AboutScreen
  told: UseQueryResult<T>
  /** What is said while it is read, and if it cannot be. */
  reading: string
  failed: string
  /** A table of many columns may have more room than text. */
  wide?: boolean
  children(data: T): ReactNode
}

export function AboutPage<T>({ project, draft, screen, told, reading, failed, wide = false, children }: AboutPageProps<T>) {
  useLive(project)
  const title = useOutline(project, draft ?? MAIN).data?.title ?? ''
  const name = screenName(screen, draft)
  useEffect(() => {
    document.title = [name, title, 'PlotWeaver'].filter(Boolean).join(' · ')
  }, [name, title])
  if (draft !== null && !told.data && noSuch(told.error)) return <NoDraft project={project} draft={draft} />
  const retry = () => void told.refetch()
  return (
    <div className="min-h-full">
      <WayBack project={project} draft={draft} />
      <main className={`mx-auto flex flex-col gap-6 px-4 py-8 ${wide ? 'max-w-[1100px]' : 'max-w-[720px]'}`}>
        <div className="flex flex-col gap-1">
          <h1 className="font-page text-[24px] leading-8 font-medium">{name}</h1>
          <p className="text-muted [overflow-wrap:anywhere]">
            {title}
            {draft !== null && ` · the draft “${spokenName(draft)}”`}
          </p>
          <nav aria-label="About this text" className="flex flex-wrap gap-x-4 gap-y-1">
            {SCREENS.filter((each) => each !== screen).map((each) => (
              <Link key={each} to={{ screen: each, project, draft }} className="link">
                {screenName(each, draft)}
              </Link>
            ))}
          </nav>
        </div>
        {told.error && !told.data && <Trouble what={failed} error={told.error} onRetry={retry} />}
        {told.isPending && <Skeleton lines={8} label={reading} />}
        {told.error && told.data && (
          <Notice tone="warn" actions={<Button onClick={retry}>Try again</Button>}>
            {isOffline(told.error) ? 'The server cannot be reached just now.' : 'The newest could not be read.'} This is what was last told.
          </Notice>
        )}
        {told.data !== undefined && children(told.data)}
      </main>
    </div>
  )
}
