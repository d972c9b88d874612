/** Adds a scene or a chapter where somebody wants it, and opens it to be written. */
'use client'

import type { Outline } from '@/api/generated/models'
import { say } from '@/components/toast'
import { writeNext } from '@/features/page'
import { AddToOutline } from './AddToOutline'
import { scenesOf } from './order'
import { useChapterChanges } from './useChapterChanges'
import { useSceneChanges } from './useSceneChanges'

/** What is to be added, and after which other one; null: last. */
export type Wanted = { what: 'scene'; chapter: string; after: string | null } | { what: 'chapter'; after: string | null }

interface AddingProps {
  project: string
  branch: string
  outline: Outline
  wanted: Wanted
  /** Makes a version of the open scene's words; false: they are not safe, so nothing is changed. */
  beforeChange(): Promise<boolean>
  onOpen(scene: string): void
  onClose(): void
}

export function Adding({ project, branch, outline, wanted, beforeChange, onOpen, onClose }: AddingProps) {
  const { add: addScene } = useSceneChanges(project, branch)
  const { add: addChapter } = useChapterChanges(project, branch)
  const { isPending, error } = wanted.what === 'scene' ? addScene : addChapter

  async function add(title: string) {
    if (!(await beforeChange())) return say({ text: 'Not added. The words on the page have to be safe first.' })
    const { after } = wanted
    const making: Promise<{ scene: string }> = wanted.what === 'scene' ? addScene.mutateAsync({ chapter: homeOf(outline, wanted), title, after }) : addChapter.mutateAsync({ title, after })
    // why it was not added stands in the dialog
    const made = await making.catch(() => null)
    if (!made) return
    onClose()
    writeNext(made.scene)
    onOpen(made.scene)
  }
  return <AddToOutline what={wanted.what} place={placeOf(outline, wanted)} pending={isPending} error={error} onClose={onClose} onAdd={(title) => void add(title)} />
}

/** The chapter of the scene that it comes after: somebody may have moved that one meanwhile. */
function homeOf(outline: Outline, { chapter, after }: Wanted & { what: 'scene' }): string {
  return scenesOf(outline).find(({ scene }) => scene.id === after)?.chapter.slug ?? chapter
}

/** Where it will stand, in words. */
function placeOf(outline: Outline, wanted: Wanted): string {
  const chapter = (slug: string | null) => outline.chapters.find((each) => each.slug === slug)?.title
  if (wanted.what === 'chapter') return `It comes ${wanted.after === null ? 'last' : `after “${chapter(wanted.after)}”`}, with an empty scene to write in.`
  const before = scenesOf(outline).find(({ scene }) => scene.id === wanted.after)
  return before ? `It comes after “${before.scene.title}”.` : `It comes last in “${chapter(wanted.chapter)}”.`
}
