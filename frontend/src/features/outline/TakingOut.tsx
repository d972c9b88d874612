/** Takes a scene, or a chapter with its scenes, out once somebody is sure, and leaves the page at what stays. */
'use client'

import { useState } from 'react'
import type { Outline, OutlineScene } from '@/api/generated/models'
import { counted } from '@/components/format'
import type { Locking } from '@/features/locks/useLocking'
import { locksOnAll, sceneOn } from './keepable'
import type { Dragged } from './landing'
import { useWordsOf } from './living'
import type { Living } from './living'
import { nextTo, scenesOf } from './order'
import { whyNotShaped } from './refusal'
import { TakeOut } from './TakeOut'
import { useChapterChanges } from './useChapterChanges'
import { useSceneChanges } from './useSceneChanges'

interface TakingOutProps {
  project: string
  branch: string
  outline: Outline
  /** When it was read, and how many words its scenes have as one writes. */
  readAt: number
  living: Living
  what: Dragged
  /** What it is taken out of. */
  from: string
  locking: Pick<Locking, 'on' | 'over'>
  me: string
  /** The scene that is open. */
  open: string | null
  /** Makes a version of the open scene's words; throws `WordsNotSafe` where that fails: nothing is changed then. */
  beforeChange(): Promise<void>
  onOpen(scene: string): void
  onClose(): void
}

export function TakingOut({ project, branch, outline, readAt, living, what, from, locking, me, open, beforeChange, onOpen, onClose }: TakingOutProps) {
  const { remove: removeScene } = useSceneChanges(project, branch)
  const { remove: removeChapter } = useChapterChanges(project, branch)
  const [unsafe, setUnsafe] = useState<unknown>(null)
  const asked = what.kind === 'scene' ? ofScene(outline, what.id, from, locking) : ofChapter(outline, what.id, from, locking)
  const words = useWordsOf(living, asked?.gone ?? NOTHING, readAt)
  // somebody else took it out meanwhile
  if (asked === null) return null

  async function takeOut({ gone }: Asked) {
    const error = await beforeChange().then(() => null, (refusal: unknown) => refusal)
    setUnsafe(error)
    if (error !== null) return
    const taking = what.kind === 'scene' ? removeScene.mutateAsync({ outline, scene: what.id }) : removeChapter.mutateAsync({ outline, chapter: what.id })
    const done = await taking.then(() => true, () => false)
    onClose()
    const next = nextTo(outline, what)
    if (done && open !== null && gone.some(({ id }) => id === open) && next !== null) onOpen(next)
  }
  return <TakeOut title={asked.title} goes={`${asked.goes(words)} It can be put back from History.`} kept={asked.kept} me={me} trouble={unsafe === null ? null : `Not taken out. ${whyNotShaped(unsafe)}`} pending={removeScene.isPending || removeChapter.isPending} onClose={onClose} onTakeOut={() => void takeOut(asked)} />
}

const NOTHING: readonly OutlineScene[] = []

interface Asked {
  title: string
  /** What goes, said of so many words. */
  goes(words: number): string
  kept: ReturnType<typeof locksOnAll>
  /** The scenes that go. */
  gone: readonly OutlineScene[]
}

function ofScene(outline: Outline, id: string, from: string, locking: Pick<Locking, 'over'>): Asked | null {
  const placed = scenesOf(outline).find((each) => each.scene.id === id)
  if (!placed) return null
  const { scene, chapter } = placed
  const over = locking.over(sceneOn(scene, chapter))
  return {
    title: `Take “${scene.title}” out of ${from}?`,
    goes: (words) => `Its ${counted(words, 'word')} ${words === 1 ? 'leaves' : 'leave'} the outline.`,
    kept: over ? [{ lock: over }] : [],
    gone: [scene],
  }
}

function ofChapter(outline: Outline, slug: string, from: string, locking: Pick<Locking, 'on' | 'over'>): Asked | null {
  const chapter = outline.chapters.find((each) => each.slug === slug)
  if (!chapter) return null
  const { scenes, title } = chapter
  const goes = (words: number) => (scenes.length === 0 ? 'No scene is in it.' : `Its ${counted(scenes.length, 'scene')} with ${counted(words, 'word')} ${scenes.length === 1 ? 'leaves' : 'leave'} the outline.`)
  return { title: `Take the chapter “${title}” out of ${from}?`, goes, kept: locksOnAll(locking, chapter), gone: scenes }
}
