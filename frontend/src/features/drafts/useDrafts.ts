/** Beginning a draft of the book, adding it to the book, taking up the book's newest, and taking a draft away. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Edit, Saved } from '@/api/generated/models'
import { reachedSeq } from '@/api/progress'
import { ApiProblem } from '@/api/problem'
import { keys, MAIN, readBranches } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { allTheSame } from '@/features/locks/allTheSame'
import { saidOf } from '@/features/locks/said'
import { dropDraft } from '@/features/saving/useSaver'

/** Reads a book again after something was written in it. */
export function useWritten(project: string) {
  const client = useQueryClient()
  return async (seq: number) => {
    reachedSeq(project, seq)
    await client.invalidateQueries({ queryKey: keys.book(project) })
  }
}

export function useDrafts(project: string) {
  const client = useQueryClient()
  const written = useWritten(project)
  const begin = useMutation({
    mutationFn: (name: string) => call('branches.create', { params: { project }, body: { name } }),
    onSuccess: (made) => written(made.seq),
  })
  const rename = useMutation({
    mutationFn: async ({ name, to }: { name: string; to: string }) => {
      const moved = await call('branches.rename', { params: { project }, body: { name, to } })
      // what is kept here under the old name is in the draft: `beforeName` saw to it
      await dropDraft(project, name).catch(() => undefined)
      client.removeQueries({ queryKey: keys.text(project, name) })
      return moved
    },
    onSuccess: (moved) => written(moved.seq),
  })
  const bring = useMutation({
    mutationFn: (body: { name: string; into: string }) => allTheSame((reason) => call('branches.merge', { params: { project }, body: { ...body, ...(reason && { reason }) } })),
    onSuccess: (saved) => written(saved.seq),
  })
  const remove = useMutation({
    mutationFn: async (name: string) => {
      const gone = await call('branches.delete', { params: { project }, query: { name } })
      reachedSeq(project, gone.seq)
      // a browser that keeps no data has nothing to forget
      await dropDraft(project, name).catch(() => undefined)
      client.removeQueries({ queryKey: keys.text(project, name) })
      await client.invalidateQueries({ queryKey: keys.branches(project) })
    },
  })
  const catchUp = useMutation({
    mutationFn: (draft: string) => bring.mutateAsync({ name: MAIN, into: draft }),
  })
  return { begin, bring, catchUp, remove, rename, written }
}

/** The newest versions of a draft and of the book. */
export interface Stand {
  draft: string
  at: string
  book: string
}

export async function standOf(project: string, draft: string): Promise<Stand> {
  const { branches } = await readBranches(project)
  const commitOf = (name: string) => branches.find((each) => each.name === name)?.commit
  const [at, book] = [commitOf(draft), commitOf(MAIN)]
  if (at === undefined || book === undefined) throw new ApiProblem('not_found', 404, 'This draft is not there any more')
  return { draft, at, book }
}

/** Adds a draft as one chose, on top of the versions that the choice was made about: one version, of both. */
export function addChosen(project: string, { draft, at, book }: Stand, edits: Edit[]): Promise<Saved> {
  return allTheSame((reason) => call('branches.merge', { params: { project }, body: { name: draft, into: MAIN, chosen: { tip: at, into: book, edits }, ...(reason && { reason }) } }))
}

/** Says that a draft is in the book now, with the way back. */
export function useAdded(project: string) {
  const written = useWritten(project)
  const undo = useMutation({
    mutationFn: (commit: string) => allTheSame((reason) => call('versions.revert', { params: { project }, body: { commit, branch: MAIN, ...(reason && { reason }) } })),
    onSuccess: async (saved) => {
      await written(saved.seq)
      say({ text: 'Taken back. The book is as it was; both versions stay in History.' })
    },
    onError: (error) => say({ text: `Not taken back. ${saidOf(error)}` }),
  })
  return (title: string, commit: string) => say({ text: `“${title}” is in the book now.`, action: { label: 'Undo', run: () => undo.mutate(commit) } })
}
