/** One version from near: by whose hand and by what means it came, and each file that it changed. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { minSeq } from '@/api/progress'
import type { FileChange } from '@/api/generated/models'
import { keys, useOutline } from '@/api/queries'
import { call } from '@/api/session'
import { number } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { titleOf } from '@/features/comparing/files'
import { scenesOf } from '@/features/outline/order'
import { meansOf } from './means'

const KINDS: Record<FileChange['kind'], string> = { added: 'new', removed: 'taken out', changed: '', moved: 'moved' }

interface WhatChangedProps {
  project: string
  branch: string
  commit: string
}

export function WhatChanged({ project, branch, commit }: WhatChangedProps) {
  const outline = useOutline(project, branch)
  const version = useQuery({
    queryKey: [...keys.book(project), 'version', commit],
    queryFn: () => call('content.version', { params: { project, commit }, query: { min_seq: minSeq(project) } }),
    staleTime: Infinity,
  })
  if (version.isPending) return <Skeleton lines={2} label="Reading what it changed" />
  if (version.error) return <Trouble what="What it changed could not be read." error={version.error} onRetry={() => void version.refetch()} />
  const { files, facts, note } = version.data
  const titles = new Map(outline.data ? scenesOf(outline.data).map(({ scene }) => [scene.path, scene.title]) : [])
  return (
    <div className="flex flex-col gap-2 text-sec">
      {note && <p className="whitespace-pre-line [overflow-wrap:anywhere]">{note}</p>}
      {meansOf(facts).map((means) => (
        <p key={means} className="text-muted [overflow-wrap:anywhere]">
          {means}
        </p>
      ))}
      {files.length === 0 && <p className="text-muted">It changed nothing.</p>}
      <ul className="flex flex-col gap-1" aria-label="What it changed">
        {files.map((file) => (
          <li key={file.path} className="flex flex-wrap justify-between gap-x-3">
            <span className="min-w-0 [overflow-wrap:anywhere]">{titleOf(file.path, titles)}</span>
            <span className="numbers text-muted">{[KINDS[file.kind], wordsOf(file)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function wordsOf({ words_added: added, words_removed: removed }: FileChange): string {
  return added || removed ? `+${number(added ?? 0)} −${number(removed ?? 0)}` : ''
}
