/** How much of the book stands in one scroll, and what comes before and after a scene in it. Pure. */
import type { PlacedScene } from '@/features/outline/order'
import type { Way } from '@/features/page'

export type Extent = 'scene' | 'chapter' | 'book'

/** The scenes that stand in one scroll with the open one. */
export function inOneScroll(scenes: readonly PlacedScene[], open: string | null, extent: Extent): readonly PlacedScene[] {
  if (extent === 'book') return scenes
  const here = scenes.find(({ scene }) => scene.id === open)
  if (here === undefined) return []
  return extent === 'scene' ? [here] : scenes.filter(({ chapter }) => chapter.slug === here.chapter.slug)
}

/** The scene that the caret comes to beyond another one; null: that one is the first or the last. */
export function beyond(scenes: readonly PlacedScene[], from: string, forward: boolean, way: Way): string | null {
  const at = scenes.findIndex(({ scene }) => scene.id === from)
  const found = way === 'near' ? scenes[at + (forward ? 1 : -1)] : scenes.at(forward ? -1 : 0)
  return at < 0 ? null : (found?.scene.id ?? null)
}

/** How many letters stand in a line of as many times its size. */
const LETTERS_PER_SIZE = 1.95
const LETTERS_PER_WORD = 5.7
/** Dialogue breaks its lines early. */
const FILLED = 0.75

/** About how high a scene of so many words will be, in lines, before it was ever drawn; `width`: of the column, in times the size of the type. */
export function linesOf(words: number, width: number): number {
  const perLine = (width * LETTERS_PER_SIZE * FILLED) / LETTERS_PER_WORD
  return Math.max(1, Math.ceil(words / Math.max(perLine, 1)))
}
