/** What of the outline somebody can keep, as locks name it, and who keeps a part of what is to go. Pure. */
import type { Lock, Outline, OutlineChapter, OutlineScene } from '@/api/generated/models'
import type { Keepable, Locking } from '@/features/locks/useLocking'

export const chapterOn = ({ slug, title }: OutlineChapter): Keepable => ({ kind: 'chapter', target: slug, title, chapter: slug })
export const sceneOn = ({ id, title }: OutlineScene, { slug }: OutlineChapter): Keepable => ({ kind: 'scene', target: id, title, chapter: slug })
export const bookOn = ({ title }: Outline): Keepable => ({ kind: 'book', target: '', title, chapter: null })

/** The locks that a chapter with its scenes is under; `title`: of the scene that one is on. */
export function locksOnAll(locking: Pick<Locking, 'on' | 'over'>, chapter: OutlineChapter): { lock: Lock; title?: string }[] {
  const over = locking.over(chapterOn(chapter))
  const inside = chapter.scenes.flatMap(({ id, title }) => {
    const lock = locking.on('scene', id)
    return lock ? [{ lock, title }] : []
  })
  return over ? [{ lock: over }, ...inside] : inside
}
