/** The scenes and chapters of a book in order, and where one goes when it is moved by one step. */
import type { Lock, Outline, OutlineChapter, OutlineScene, ScenePosition } from '@/api/generated/models'

export interface PlacedScene {
  scene: OutlineScene
  chapter: OutlineChapter
}

/** Every scene, in the order of the book. */
export function scenesOf(outline: Outline): PlacedScene[] {
  return outline.chapters.flatMap((chapter) => chapter.scenes.map((scene) => ({ scene, chapter })))
}

/** What a lock's scene or chapter is called; null: it is of something else, or that is not in the book any more. */
export function titleIn(scenes: readonly PlacedScene[], { kind, target }: Pick<Lock, 'kind' | 'target'>): string | null {
  if (kind === 'scene') return scenes.find(({ scene }) => scene.id === target)?.scene.title ?? null
  if (kind === 'chapter') return scenes.find(({ chapter }) => chapter.slug === target)?.chapter.title ?? null
  return null
}

/** The place one step before (-1) or after (1); across a chapter's border too. Null at the ends of the book. */
export function neighbour(outline: Outline, scene: string, step: -1 | 1): ScenePosition | null {
  const chapters = outline.chapters
  const at = chapters.findIndex((chapter) => chapter.scenes.some((each) => each.id === scene))
  const chapter = chapters[at]
  if (!chapter) return null
  const place = chapter.scenes.findIndex((each) => each.id === scene) + step
  if (place >= 0 && place < chapter.scenes.length) return { chapter: chapter.slug, position: place }
  const next = chapters[at + step]
  return next ? { chapter: next.slug, position: step > 0 ? 0 : next.scenes.length } : null
}

/** The scene one goes to where something is taken out: the next one that stays, else the one before. Null: none stays. */
export function nextTo(outline: Outline, { kind, id }: { kind: 'scene' | 'chapter'; id: string }): string | null {
  const scenes = scenesOf(outline)
  const goes = ({ scene, chapter }: PlacedScene) => (kind === 'scene' ? scene.id : chapter.slug) === id
  const at = Math.max(scenes.findIndex(goes), 0)
  const next = scenes.slice(at).find((each) => !goes(each)) ?? scenes[at - 1]
  return next?.scene.id ?? null
}

/** The place of a chapter one step before (-1) or after (1). Null at the ends of the book. */
export function chapterNeighbour({ chapters }: Outline, chapter: string, step: -1 | 1): number | null {
  const place = chapters.findIndex((each) => each.slug === chapter) + step
  return place >= 0 && place < chapters.length ? place : null
}
