/** Words that are only in this browser because their draft is not there any more, and the way to keep them. */
'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keys, MAIN, useBranches } from '@/api/queries'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'
import { copyWords } from '@/features/saving/copying'
import type { LocalCopy } from '@/features/saving/local'
import { dropDraft, strandedWords } from '@/features/saving/registry'
import { navigate } from '@/routing/router'
import { draftName, spokenName } from './names'
import { useWritten } from './useDrafts'

export function StrandedWords({ project }: { project: string }) {
  const branches = useBranches(project)
  const names = branches.data?.branches.map((each) => each.name)
  const found = useQuery({
    queryKey: [...keys.book(project), 'stranded', names],
    queryFn: () => strandedWords(project, names!),
    enabled: names !== undefined,
    staleTime: 0,
  })
  const drafts = [...new Set((found.data ?? []).map((copy) => copy.branch))]
  return drafts.map((draft) => (
    <Stranded key={draft} project={project} draft={draft} copies={found.data!.filter((copy) => copy.branch === draft)} taken={names!} />
  ))
}

interface StrandedProps {
  project: string
  draft: string
  copies: readonly LocalCopy[]
  taken: readonly string[]
}

function Stranded({ project, draft, copies, taken }: StrandedProps) {
  const client = useQueryClient()
  const written = useWritten(project)
  const title = spokenName(draft)
  const forget = async () => {
    await dropDraft(project, draft)
    await client.invalidateQueries({ queryKey: [...keys.book(project), 'stranded'] })
  }
  const keeping = useMutation({
    mutationFn: async () => {
      const name = freeName(title, taken)
      const begun = await call('branches.create', { params: { project }, body: { name } })
      const edits = copies.map(({ path, head, prose, pasted = [] }) => ({ path, text: head + prose, ...(pasted.length > 0 && { pasted }) }))
      const saved = await call('changes.save', { params: { project }, body: { base: begun.commit!, branch: name, message: `Kept from the draft “${title}”`, edits } })
      await forget()
      await written(saved.seq)
      return name
    },
    onSuccess: (name) => {
      say({ text: 'Your words are in a draft of your own now. The book is as it was.' })
      navigate({ screen: 'desk', project, draft: name, scene: copies[0]!.scene })
    },
  })
  return (
    <Notice
      tone="warn"
      actions={
        <>
          <Button kind="primary" disabled={keeping.isPending} onClick={() => keeping.mutate()}>
            {keeping.isPending ? 'Keeping…' : 'Keep them in a draft of your own'}
          </Button>
          <Button onClick={() => void copyWords(copies.map((copy) => copy.prose).join('\n\n'))}>Copy</Button>
          <Button kind="plain" onClick={() => void forget()}>
            Let them go
          </Button>
        </>
      }
    >
      You wrote in the draft “{title}”, which is not there any more. Your last words are only in this browser.
      {keeping.error && ` They could not be kept. ${wordsOf(keeping.error)}`}
    </Notice>
  )
}

/** A name for a draft of one's own that is not in use. */
function freeName(title: string, taken: readonly string[]): string {
  const lower = new Set([...taken, MAIN].map((name) => name.toLowerCase()))
  for (let count = 1; ; count++) {
    const name = draftName(count === 1 ? title : `${title} ${count}`, true)
    if (!lower.has(name.toLowerCase())) return name
  }
}
