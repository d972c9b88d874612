/** Beginning a draft of the book, naming it, bringing it into another text, and taking it away. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { reachedSeq } from '@/api/progress'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { allTheSame } from '@/features/locks/allTheSame'
import { dropDraft } from '@/features/saving/registry'

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
  return { begin, bring, remove, rename, written }
}
