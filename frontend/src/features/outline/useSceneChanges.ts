/** Adding, naming, moving and taking out scenes, in the book or in a draft of it. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { NewScene, Outline, ScenePosition } from '@/api/generated/models'
import { call } from '@/api/session'
import { allTheSame } from '@/features/locks/allTheSame'
import { scenesOf } from './order'
import { useShaping } from './useShaping'

export function useSceneChanges(project: string, branch: string) {
  const { written, tell, tellName, about, refused } = useShaping(project, branch)
  const add = useMutation({
    mutationFn: (body: NewScene) => allTheSame((reason) => call('scenes.create', { params: { project }, body: { ...body, branch, ...(reason && { reason }) } })),
    onSuccess: (made) => written(made.seq),
  })
  const rename = useMutation({
    mutationFn: ({ scene, title }: { outline: Outline; scene: string; title: string }) => allTheSame((reason) => call('scenes.rename', { params: { project, scene }, body: { title, branch, ...(reason && { reason }) } })),
    onSuccess: async (saved, { outline, scene, title }) => {
      await written(saved.seq)
      tellName(saved, titleOf(outline, scene), title)
      about(saved, placeOf(outline, scene))
    },
    onError: refused('Not renamed.'),
  })
  const move = useMutation({
    mutationFn: ({ scene, to }: SceneMove) => allTheSame((reason) => call('scenes.move', { params: { project, scene }, body: { ...to, branch, ...(reason && { reason }) } })),
    onSuccess: async (saved, { outline, scene, to }) => {
      await written(saved.seq)
      const title = titleOf(outline, scene)
      const home = outline.chapters.find((each) => each.slug === to.chapter)
      tell(saved, { text: `“${title}” is scene ${to.position + 1} of “${home?.title ?? ''}” now.`, undone: `“${title}” stands where it stood.`, notUndone: 'Not moved back.' })
      about(saved, placeOf(outline, scene))
    },
    onError: refused('Not moved.'),
  })
  const remove = useMutation({
    mutationFn: ({ scene }: { outline: Outline; scene: string }) => allTheSame((reason) => call('scenes.delete', { params: { project, scene }, query: { branch, ...(reason && { reason }) } })),
    onSuccess: async (saved, { outline, scene }) => {
      about(saved, placeOf(outline, scene))
      await written(saved.seq)
      const title = titleOf(outline, scene)
      tell(saved, { text: `“${title}” was taken out.`, undone: `“${title}” is there again.`, notUndone: 'Not put back.' })
    },
    onError: refused('Not taken out.'),
  })
  return { add, rename, move, remove }
}

interface SceneMove {
  outline: Outline
  scene: string
  to: Pick<ScenePosition, 'chapter' | 'position'>
}

const placed = (outline: Outline, scene: string) => scenesOf(outline).find((each) => each.scene.id === scene)
const titleOf = (outline: Outline, scene: string) => placed(outline, scene)?.scene.title ?? ''
const placeOf = (outline: Outline, scene: string) => ({ scene, chapter: placed(outline, scene)?.chapter.slug ?? null })
