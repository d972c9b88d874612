/** Adding, moving and taking out scenes. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewScene, Outline } from '@/api/generated/models'
import { reachedSeq } from '@/api/progress'
import { wordsOf } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { neighbour } from './order'

export function useOutlineChanges(project: string) {
  const client = useQueryClient()
  async function written(seq: number) {
    reachedSeq(project, seq)
    await client.invalidateQueries({ queryKey: keys.book(project) })
  }
  const onError = (error: unknown) => say({ text: wordsOf(error) })
  const add = useMutation({
    mutationFn: (body: NewScene) => call('scenes.create', { params: { project }, body }),
    onSuccess: (made) => written(made.seq),
    onError,
  })
  const move = useMutation({
    mutationFn: async ({ outline, scene, step }: { outline: Outline; scene: string; step: -1 | 1 }) => {
      const body = neighbour(outline, scene, step)
      return body && call('scenes.move', { params: { project, scene }, body })
    },
    onSuccess: (saved) => (saved ? written(saved.seq) : say({ text: 'It stands at the end already.' })),
    onError,
  })
  const remove = useMutation({
    mutationFn: (scene: string) => call('scenes.delete', { params: { project, scene } }),
    onSuccess: (saved) => written(saved.seq),
    onError,
  })
  return { add, move, remove }
}
