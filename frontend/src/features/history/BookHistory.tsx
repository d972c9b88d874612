/** The versions of the whole book, the newest first: scenes taken out, moved and brought in, and the way back from each. */
'use client'

import { useState } from 'react'
import type { Version } from '@/api/generated/models'
import { MAIN, useHistory } from '@/api/queries'
import { Button } from '@/components/Button'
import { moment } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { Link } from '@/routing/router'
import { messageOf } from './messages'
import { SittingHead } from './SittingHead'
import { sittings } from './sittings'
import { SureToRestoreBook, SureToTakeBack } from './Sure'
import { useRestoreBook } from './useRestoreBook'
import { useTakeBack } from './useTakeBack'
import { NOW } from './VersionsPage'
import { WhatChanged } from './WhatChanged'

interface BookHistoryProps {
  project: string
  branch: string
  me: string
  canWrite: boolean
  /** Makes a version of the open scene's words; false: they are not safe. */
  safe(): Promise<boolean>
}

export function BookHistory({ project, branch, me, canWrite, safe }: BookHistoryProps) {
  const history = useHistory(project, branch, null)
  const takeBack = useTakeBack(project, branch, safe)
  const restoreBook = useRestoreBook(project, branch, safe)
  const [restored, setRestored] = useState<Version | null>(null)
  const [asked, setAsked] = useState<Version | null>(null)
  // what a version changed is read once somebody looks
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set())
  const look = (commit: string, open: boolean) => open && setLooked((all) => new Set([...all, commit]))
  if (history.isPending) return <Skeleton lines={5} label="Reading the history" />
  if (history.error) return <Trouble what="The history could not be read." error={history.error} onRetry={() => void history.refetch()} />
  const [now, first] = [history.data.versions[0], history.data.versions.at(-1)]
  return (
    <>
      <ol className="flex flex-col gap-3" aria-label="Versions of the book">
        {sittings(history.data.versions).map((sitting) => (
          <li key={sitting.newest.commit} className="card flex flex-col gap-2 p-3">
            <SittingHead sitting={sitting} me={me} />
            <ol className="flex flex-col gap-2">
              {sitting.versions.map((version) => (
                <li key={version.commit} className="flex flex-wrap items-start gap-x-1">
                  <details className="min-w-0 grow basis-full" onToggle={(event) => look(version.commit, event.currentTarget.open)}>
                    <summary className="numbers cursor-pointer text-sec [overflow-wrap:anywhere]">
                      {messageOf(version)}, {moment(version.at)}
                    </summary>
                    <div className="my-2 border-l border-line pl-3">{looked.has(version.commit) && <WhatChanged project={project} branch={branch} commit={version.commit} />}</div>
                  </details>
                  {version !== now && (
                    <Link
                      to={{ screen: 'versions', project, draft: branch === MAIN ? null : branch, first: version.commit, second: NOW }}
                      className="button button-plain -ml-2 shrink-0 px-2"
                      aria-label={`Compare: ${messageOf(version)}, ${moment(version.at)}`}
                    >
                      Compare
                    </Link>
                  )}
                  {canWrite && version !== now && (
                    <Button kind="plain" className="shrink-0 px-2" aria-label={`Restore: ${messageOf(version)}, ${moment(version.at)}`} onClick={() => setRestored(version)}>
                      Restore…
                    </Button>
                  )}
                  {canWrite && version !== first && (
                    <Button kind="plain" className="shrink-0 px-2" aria-label={`Take back: ${messageOf(version)}, ${moment(version.at)}`} onClick={() => setAsked(version)}>
                      Take back…
                    </Button>
                  )}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {restored && (
        <SureToRestoreBook
          at={moment(restored.at)}
          draft={branch !== MAIN}
          busy={restoreBook.isPending}
          onYes={() => restoreBook.mutate(restored.commit, { onSettled: () => setRestored(null) })}
          onNo={() => setRestored(null)}
        />
      )}
      {asked && (
        <SureToTakeBack
          message={messageOf(asked)}
          at={moment(asked.at)}
          busy={takeBack.isPending}
          onYes={() => takeBack.mutate(asked.commit, { onSettled: () => setAsked(null) })}
          onNo={() => setAsked(null)}
        />
      )}
    </>
  )
}
