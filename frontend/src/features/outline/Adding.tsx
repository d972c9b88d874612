/** Adds a scene or a chapter where somebody wants it, and opens it to be written. */
'use client'

import type { Outline } from '@/api/generated/models'
import { useState } from 'react'
import { writeNext, writeWhatIsMade } from '@/features/page'
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
  /** Makes a version of the open scene's words; throws `WordsNotSafe` where that fails: nothing is changed then. */
  beforeChange(): Promise<void>
  onOpen(scene: string): void
  onClose(): void
}

export function Adding({ project, branch, outline, wanted, beforeChange, onOpen, onClose }: AddingProps) {
  const { add: addScene } = useSceneChanges(project, branch)
  const { add: addChapter } = useChapterChanges(project, branch)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function add(title: string) {
    // the first sentence may come before its page has
    writeWhatIsMade()
    setPending(true)
    try {
      await beforeChange()
      const made = await make(title)
      writeNext(made.scene)
      onClose()
      onOpen(made.scene)
    } catch (refusal) {
      setError(refusal)
    }
    setPending(false)
  }
  function make(title: string): Promise<{ scene: string }> {
    const { after } = wanted
    return wanted.what === 'scene' ? addScene.mutateAsync({ chapter: homeOf(outline, wanted), title, after }) : addChapter.mutateAsync({ title, after })
  }
  return <AddToOutline what={wanted.what} place={placeOf(outline, wanted)} pending={pending} error={error} onClose={onClose} onAdd={(title) => void add(title)} />
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
