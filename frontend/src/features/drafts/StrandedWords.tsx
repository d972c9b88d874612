/** Words that are only in this browser because their draft, or their scene, is not there any more, and the way to keep them. */
'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { keys, MAIN, useBranches } from '@/api/queries'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'
import { quoted } from '@/features/page/reading'
import { copyWords } from '@/features/saving/copying'
import type { LocalCopy } from '@/features/saving/local'
import { dropDraft, dropWords, strandedWords, wordsOfScenesGone } from '@/features/saving/registry'
import { navigate } from '@/routing/router'
import { draftName, spokenName } from './names'
import { useWritten } from './useDrafts'

interface StrandedWordsProps {
  project: string
  /** What is open, and the scenes that it has. */
  open?: { branch: string; scenes: readonly string[] }
}

export function StrandedWords({ project, open }: StrandedWordsProps) {
  const branches = useBranches(project)
  const names = branches.data?.branches.map((each) => each.name)
  const found = useQuery({
    queryKey: [...keys.book(project), 'stranded', names],
    queryFn: () => strandedWords(project, names!),
    enabled: names !== undefined,
    staleTime: 0,
  })
  const ofScenes = useQuery({
    queryKey: [...keys.book(project), 'stranded', open],
    queryFn: () => wordsOfScenesGone(project, open!.branch, open!.scenes),
    enabled: open !== undefined,
    staleTime: 0,
  })
  const drafts = [...new Set((found.data ?? []).map((copy) => copy.branch))]
  return [
    ...drafts.map((draft) => {
      const copies = found.data!.filter((copy) => copy.branch === draft)
      return (
        <Stranded key={draft} project={project} title={spokenName(draft)} message={`Kept from the draft “${spokenName(draft)}”`} copies={copies} taken={names!} onForget={() => dropDraft(project, draft)}>
          You wrote in the draft “{spokenName(draft)}”, which is not there any more. Your last words are only in this browser.
        </Stranded>
      )
    }),
    ...(names ? (ofScenes.data ?? []) : []).map((copy) => (
      <Stranded key={`${copy.branch} ${copy.scene}`} project={project} title="Kept words" message="Kept from a scene that was taken out" copies={[copy]} taken={names!} onForget={() => dropWords(copy)}>
        You wrote in a scene that is not in {copy.branch === MAIN ? 'the book' : 'this draft'} any more: “{opening(copy.prose)}” Your last words are in no version.
      </Stranded>
    )),
  ]
}

/** How some words begin. */
function opening(prose: string): string {
  const words = quoted(prose)
  return words.length > 60 ? `${words.slice(0, 60)}…` : words
}

interface StrandedProps {
  project: string
  /** What a draft that keeps them is called, and its first version. */
  title: string
  message: string
  copies: readonly LocalCopy[]
  taken: readonly string[]
  onForget(): Promise<void>
  /** Where they were written. */
  children: ReactNode
}

function Stranded({ project, title, message, copies, taken, onForget, children }: StrandedProps) {
  const client = useQueryClient()
  const written = useWritten(project)
  const forget = async () => {
    await onForget()
    await client.invalidateQueries({ queryKey: [...keys.book(project), 'stranded'] })
  }
  const keeping = useMutation({
    mutationFn: async () => {
      const name = freeName(title, taken)
      const begun = await call('branches.create', { params: { project }, body: { name } })
      const edits = copies.map(({ path, head, prose, pasted = [] }) => ({ path, text: head + prose, ...(pasted.length > 0 && { pasted }) }))
      const saved = await call('changes.save', { params: { project }, body: { base: begun.commit!, branch: name, message, edits } })
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
      {children}
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
