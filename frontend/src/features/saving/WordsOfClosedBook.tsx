/** Words of a book that is closed to one, which are only in this browser: to take away, or to let go. */
'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { keys } from '@/api/queries'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { runsOf } from '@/features/page/reading'
import { StyledWords } from '@/features/page/StyledWords'
import { copyWords } from './copying'
import { dropDraft, strandedWords } from './registry'

export function WordsOfClosedBook({ project }: { project: string }) {
  const client = useQueryClient()
  const queryKey = [...keys.book(project), 'words-of-closed']
  // of a book without branches every word is stranded
  const found = useQuery({ queryKey, queryFn: () => strandedWords(project, []), staleTime: 0 })
  const copies = found.data ?? []
  if (copies.length === 0) return null
  const words = copies.map((copy) => copy.prose).join('\n\n')
  const forget = async () => {
    for (const branch of new Set(copies.map((copy) => copy.branch))) await dropDraft(project, branch)
    await client.invalidateQueries({ queryKey })
  }
  return (
    <Notice
      tone="warn"
      actions={
        <>
          <Button kind="primary" onClick={() => void copyWords(words)}>
            Copy
          </Button>
          <Button kind="plain" onClick={() => void forget()}>
            Let them go
          </Button>
        </>
      }
    >
      What you wrote last here was not saved, and is only in this browser:
      <span className="mt-2 block max-h-64 overflow-y-auto font-page whitespace-pre-wrap [overflow-wrap:anywhere]" tabIndex={0}>
        <StyledWords runs={runsOf(words)} />
      </span>
    </Notice>
  )
}
