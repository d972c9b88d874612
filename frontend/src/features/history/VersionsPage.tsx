/** Two versions of the whole book: scenes added, taken out, moved and written otherwise, their words beside each other. */
'use client'

import { useEffect, useState } from 'react'
import { MAIN, useBranches, useHistory } from '@/api/queries'
import { useLive } from '@/api/useLive'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { WayBack } from '@/features/about/WayBack'
import { BookCompared } from '@/features/comparing/BookCompared'
import { summaryOf } from '@/features/comparing/differences'
import { useDifferences } from '@/features/comparing/useDifferences'
import { navigate } from '@/routing/router'
import { choices, WIDE } from './choices'
import { Manner, TwoVersions } from './TwoVersions'

/** Stands in an address for the version that is the newest when somebody looks. */
export const NOW = 'now'

interface VersionsPageProps {
  project: string
  draft: string | null
  first: string
  second: string
}

export function VersionsPage({ project, draft, first, second }: VersionsPageProps) {
  useLive(project)
  const branch = draft ?? MAIN
  const history = useHistory(project, branch, null)
  const named = useBranches(project).data?.named ?? []
  const [beside, setBeside] = useState(() => window.innerWidth >= WIDE)
  const meant = (version: string) => (version === NOW ? branch : version)
  const found = useDifferences(project, { from: meant(first), to: meant(second), parted: false })
  useEffect(() => {
    document.title = 'Two versions of the book · PlotWeaver'
  }, [])
  const offered = withShown(choices(history.data?.versions.slice(1) ?? [], named, NOW), [first, second])
  const nameOf = (version: string) => offered.find(([each]) => each === version)?.[1] ?? ''
  const show = (sides: { first?: string; second?: string }) => navigate({ screen: 'versions', project, draft, first, second, ...sides }, true)
  return (
    <div className="min-h-full">
      <WayBack project={project} draft={draft} />
      <main className="mx-auto flex max-w-[880px] flex-col gap-6 px-4 py-8">
        <h1 className="font-page text-[24px] leading-8 font-medium">Two versions of the {draft === null ? 'book' : 'draft'}</h1>
        <TwoVersions choices={offered} first={first} second={second} onFirst={(version) => show({ first: version })} onSecond={(version) => show({ second: version })} />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="numbers text-muted" aria-live="polite">
            {found.data && summaryOf(found.data.changes)}
          </p>
          <Manner beside={beside} onBeside={setBeside} />
        </div>
        {history.error && <Notice tone="warn">The other versions could not be read, so there is nothing to choose from just now.</Notice>}
        {found.error && <Trouble what="The versions could not be compared." error={found.error} onRetry={found.retry} />}
        {!found.data && !found.error && <Skeleton lines={8} label="Comparing" />}
        {found.data && (
          <BookCompared
            project={project}
            found={found.data}
            same="Both are the same, word for word."
            beside={beside ? [nameOf(first), nameOf(second)] : undefined}
            opening={second === NOW ? { label: 'Open it', to: (scene) => ({ screen: 'desk', project, draft, scene }) } : null}
          />
        )}
      </main>
    </div>
  )
}

/** The choices, with the versions that an address names and the list does not reach. */
function withShown(offered: [string, string][], shown: string[]): [string, string][] {
  const missing = shown.filter((version) => !offered.some(([each]) => each === version))
  return [...offered, ...missing.map((version): [string, string] => [version, 'An earlier version'])]
}
