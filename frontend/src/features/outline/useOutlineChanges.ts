/** Adding, moving and taking out scenes, in the book or in a draft of it. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewScene, Outline, Saved } from '@/api/generated/models'
import { reachedSeq } from '@/api/progress'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { useReverting, whyNot } from '@/features/history/useTakeBack'
import { allTheSame } from '@/features/locks/allTheSame'
import { saidOf } from '@/features/locks/said'
import { warn } from '@/features/locks/warnings'
import { neighbour, scenesOf } from './order'

export function useOutlineChanges(project: string, branch: string) {
  const client = useQueryClient()
  const revert = useReverting(project, branch)
  async function written(seq: number) {
    reachedSeq(project, seq)
    await client.invalidateQueries({ queryKey: keys.book(project) })
  }
  async function shaped(saved: Saved, scene: string, outline: Outline) {
    warn(client, project, saved, { scene, chapter: scenesOf(outline).find((each) => each.scene.id === scene)?.chapter.slug ?? null })
    await written(saved.seq)
  }
  const onError = (error: unknown) => say({ text: saidOf(error) })
  const add = useMutation({
    mutationFn: (body: NewScene) => allTheSame((reason) => call('scenes.create', { params: { project }, body: { ...body, branch, ...(reason && { reason }) } })),
    onSuccess: (made) => written(made.seq),
  })
  const move = useMutation({
    mutationFn: async ({ outline, scene, step }: { outline: Outline; scene: string; step: -1 | 1 }) => {
      const body = neighbour(outline, scene, step)
      return body && allTheSame((reason) => call('scenes.move', { params: { project, scene }, body: { ...body, branch, ...(reason && { reason }) } }))
    },
    onSuccess: (saved, { outline, scene }) => (saved ? shaped(saved, scene, outline) : say({ text: 'It stands at the end already.' })),
    onError,
  })
  const remove = useMutation({
    mutationFn: ({ scene }: { outline: Outline; scene: string }) => allTheSame((reason) => call('scenes.delete', { params: { project, scene }, query: { branch, ...(reason && { reason }) } })),
    onSuccess: async (saved, { outline, scene }) => {
      await shaped(saved, scene, outline)
      const title = scenesOf(outline).find((each) => each.scene.id === scene)?.scene.title ?? ''
      say({ text: `“${title}” was taken out.`, action: { label: 'Undo', run: () => void putBack(saved.commit, title) } })
    },
    onError,
  })
  async function putBack(commit: string, title: string) {
    try {
      await revert(commit)
      say({ text: `“${title}” is there again.` })
    } catch (error) {
      say({ text: `Not put back. ${whyNot(error)}` })
    }
  }
  return { add, move, remove }
}
