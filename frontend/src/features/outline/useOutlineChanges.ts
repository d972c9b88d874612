/** Adding, moving and taking out scenes and moving chapters, in the book or in a draft of it. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewScene, Outline, Saved, ScenePosition } from '@/api/generated/models'
import { reachedSeq } from '@/api/progress'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { useReverting, whyNot } from '@/features/history/useTakeBack'
import { allTheSame } from '@/features/locks/allTheSame'
import { saidOf } from '@/features/locks/said'
import { warn } from '@/features/locks/warnings'
import { scenesOf } from './order'

export function useOutlineChanges(project: string, branch: string) {
  const client = useQueryClient()
  const revert = useReverting(project, branch)
  async function written(seq: number) {
    reachedSeq(project, seq)
    await client.invalidateQueries({ queryKey: keys.book(project) })
  }
  function about(saved: Saved, scene: string, outline: Outline) {
    warn(client, project, saved, { scene, chapter: scenesOf(outline).find((each) => each.scene.id === scene)?.chapter.slug ?? null })
  }
  function sayMoved(saved: Saved, title: string, text: string) {
    say({ text, action: { label: 'Undo', run: () => void takeBack(saved.commit, `“${title}” stands where it stood.`, 'Not moved back.') } })
  }
  const onError = (error: unknown) => say({ text: saidOf(error) })
  const add = useMutation({
    mutationFn: (body: NewScene) => allTheSame((reason) => call('scenes.create', { params: { project }, body: { ...body, branch, ...(reason && { reason }) } })),
    onSuccess: (made) => written(made.seq),
  })
  const notMoved = (error: unknown) => say({ text: `Not moved. ${saidOf(error)}` })
  const move = useMutation({
    mutationFn: ({ scene, to }: SceneMove) => allTheSame((reason) => call('scenes.move', { params: { project, scene }, body: { ...to, branch, ...(reason && { reason }) } })),
    onSuccess: async (saved, { outline, scene, to }) => {
      await written(saved.seq)
      const title = titleOf(outline, scene)
      const home = outline.chapters.find((each) => each.slug === to.chapter)
      sayMoved(saved, title, `“${title}” is scene ${to.position + 1} of “${home?.title ?? ''}” now.`)
      about(saved, scene, outline)
    },
    onError: notMoved,
  })
  const moveChapter = useMutation({
    mutationFn: ({ chapter, position }: ChapterMove) => allTheSame((reason) => call('chapters.move', { params: { project, chapter }, body: { position, branch, ...(reason && { reason }) } })),
    onSuccess: async (saved, { outline, chapter, position }) => {
      await written(saved.seq)
      const title = outline.chapters.find((each) => each.slug === chapter)?.title ?? ''
      sayMoved(saved, title, `“${title}” is chapter ${position + 1} of ${outline.chapters.length} now.`)
      warn(client, project, saved, { scene: null, chapter })
    },
    onError: notMoved,
  })
  const remove = useMutation({
    mutationFn: ({ scene }: { outline: Outline; scene: string }) => allTheSame((reason) => call('scenes.delete', { params: { project, scene }, query: { branch, ...(reason && { reason }) } })),
    onSuccess: async (saved, { outline, scene }) => {
      about(saved, scene, outline)
      await written(saved.seq)
      const title = titleOf(outline, scene)
      say({ text: `“${title}” was taken out.`, action: { label: 'Undo', run: () => void takeBack(saved.commit, `“${title}” is there again.`, 'Not put back.') } })
    },
    onError,
  })
  async function takeBack(commit: string, done: string, not: string) {
    try {
      await revert(commit)
      say({ text: done })
    } catch (error) {
      say({ text: `${not} ${whyNot(error)}` })
    }
  }
  return { add, move, moveChapter, remove }
}

interface SceneMove {
  outline: Outline
  scene: string
  to: Pick<ScenePosition, 'chapter' | 'position'>
}

interface ChapterMove {
  outline: Outline
  chapter: string
  position: number
}

const titleOf = (outline: Outline, scene: string) => scenesOf(outline).find((each) => each.scene.id === scene)?.scene.title ?? ''
