/** Takes a scene, or a chapter with its scenes, out once somebody is sure, and leaves the page at what stays. */
'use client'

import type { Outline } from '@/api/generated/models'
import { counted } from '@/components/format'
import { say } from '@/components/toast'
import type { Locking } from '@/features/locks/useLocking'
import { locksOnAll, sceneOn } from './keepable'
import type { Dragged } from './landing'
import { nextTo, scenesOf } from './order'
import { TakeOut } from './TakeOut'
import { useChapterChanges } from './useChapterChanges'
import { useSceneChanges } from './useSceneChanges'

interface TakingOutProps {
  project: string
  branch: string
  outline: Outline
  what: Dragged
  /** What it is taken out of. */
  from: string
  locking: Pick<Locking, 'on' | 'over'>
  me: string
  /** The scene that is open. */
  open: string | null
  /** Makes a version of the open scene's words; false: they are not safe, so nothing is changed. */
  beforeChange(): Promise<boolean>
  onOpen(scene: string): void
  onClose(): void
}

export function TakingOut({ project, branch, outline, what, from, locking, me, open, beforeChange, onOpen, onClose }: TakingOutProps) {
  const { remove: removeScene } = useSceneChanges(project, branch)
  const { remove: removeChapter } = useChapterChanges(project, branch)
  const asked = what.kind === 'scene' ? ofScene(outline, what.id, from, locking) : ofChapter(outline, what.id, from, locking)
  // somebody else took it out meanwhile
  if (asked === null) return null

  async function takeOut({ gone }: Asked) {
    if (!(await beforeChange())) return say({ text: 'Not taken out. The words on the page have to be safe first.' })
    const taking = what.kind === 'scene' ? removeScene.mutateAsync({ outline, scene: what.id }) : removeChapter.mutateAsync({ outline, chapter: what.id })
    const done = await taking.then(() => true, () => false)
    onClose()
    const next = nextTo(outline, what)
    if (done && open !== null && gone.includes(open) && next !== null) onOpen(next)
  }
  return <TakeOut title={asked.title} goes={asked.goes} kept={asked.kept} me={me} pending={removeScene.isPending || removeChapter.isPending} onClose={onClose} onTakeOut={() => void takeOut(asked)} />
}

interface Asked {
  title: string
  /** What goes, in words. */
  goes: string
  kept: ReturnType<typeof locksOnAll>
  /** The scenes that go. */
  gone: readonly string[]
}

function ofScene(outline: Outline, id: string, from: string, locking: Pick<Locking, 'over'>): Asked | null {
  const placed = scenesOf(outline).find((each) => each.scene.id === id)
  if (!placed) return null
  const { scene, chapter } = placed
  const over = locking.over(sceneOn(scene, chapter))
  return {
    title: `Take “${scene.title}” out of ${from}?`,
    goes: `Its ${counted(scene.words, 'word')} leave the outline. It can be put back from History.`,
    kept: over ? [{ lock: over }] : [],
    gone: [id],
  }
}

function ofChapter(outline: Outline, slug: string, from: string, locking: Pick<Locking, 'on' | 'over'>): Asked | null {
  const chapter = outline.chapters.find((each) => each.slug === slug)
  if (!chapter) return null
  const { scenes, title } = chapter
  const words = scenes.reduce((sum, each) => sum + each.words, 0)
  const goes = scenes.length === 0 ? 'No scene is in it.' : `Its ${counted(scenes.length, 'scene')} with ${counted(words, 'word')} ${scenes.length === 1 ? 'leaves' : 'leave'} the outline.`
  return { title: `Take the chapter “${title}” out of ${from}?`, goes: `${goes} It can be put back from History.`, kept: locksOnAll(locking, chapter), gone: scenes.map((each) => each.id) }
}
