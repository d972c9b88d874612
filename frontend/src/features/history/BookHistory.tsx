/** The versions of the whole book, the newest first: scenes taken out, moved and brought in, and the way back from each. */
'use client'

import { useState } from 'react'
import type { Version } from '@/api/generated/models'
import { useHistory } from '@/api/queries'
import { Button } from '@/components/Button'
import { moment } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { messageOf } from './messages'
import { sittings, whenOf } from './sittings'
import { SureToTakeBack } from './Sure'
import { useTakeBack } from './useTakeBack'

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
  const [asked, setAsked] = useState<Version | null>(null)
  if (history.isPending) return <Skeleton lines={5} label="Reading the history" />
  if (history.error) return <Trouble what="The history could not be read." error={history.error} onRetry={() => void history.refetch()} />
  const first = history.data.versions.at(-1)
  return (
    <>
      <ol className="flex flex-col gap-3" aria-label="Versions of the book">
        {sittings(history.data.versions).map(({ newest, versions, author }) => (
          <li key={newest.commit} className="card flex flex-col gap-2 p-3">
            <p>
              <span className="font-medium">{whenOf(newest.at)}</span>, {author === me ? 'you' : author}
            </p>
            <ol className="flex flex-col gap-2">
              {versions.map((version) => (
                <li key={version.commit} className="flex items-start justify-between gap-2">
                  <span className="numbers min-w-0 text-sec [overflow-wrap:anywhere]">
                    {messageOf(version)}, {moment(version.at)}
                  </span>
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
