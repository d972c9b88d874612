/** Where something that is dragged over the outline would land. */
import type { Outline } from '@/api/generated/models'

export interface Dragged {
  kind: 'scene' | 'chapter'
  /** A scene's id or a chapter's slug. */
  id: string
}

/** `position`: counted from 0, among those that stay. `mark`: the row, and at which of its edges, where it is shown. */
export interface Landing {
  chapter: string
  position: number
  mark: { key: string; edge: 'before' | 'after' }
}

/**
 * Returns where it lands, or null where it would stand as it does.
 *
 * `over` is the key of the row under the pointer: `c:` and a chapter, or `s:` and a scene. `lower`: whether the pointer
 * is in the lower half of it (for a chapter that is dragged: of the chapter with its scenes).
 */
export function landing(outline: Outline, dragged: Dragged, over: string, lower: boolean, folded: ReadonlySet<string>): Landing | null {
  return dragged.kind === 'chapter' ? chapterLanding(outline, dragged.id, over, lower) : sceneLanding(outline, dragged.id, over, lower, folded)
}

function chapterLanding({ chapters }: Outline, moved: string, over: string, lower: boolean): Landing | null {
  const target = chapters.find(({ slug, scenes }) => over === `c:${slug}` || scenes.some((each) => over === `s:${each.id}`))
  if (!target || target.slug === moved) return null
  const rest = chapters.filter((each) => each.slug !== moved)
  const position = rest.indexOf(target) + (lower ? 1 : 0)
  if (position === chapters.findIndex((each) => each.slug === moved)) return null
  return { chapter: moved, position, mark: { key: `c:${target.slug}`, edge: lower ? 'after' : 'before' } }
}

function sceneLanding({ chapters }: Outline, moved: string, over: string, lower: boolean, folded: ReadonlySet<string>): Landing | null {
  const target = chapters.find(({ slug, scenes }) => over === `c:${slug}` || scenes.some((each) => over === `s:${each.id}`))
  if (!target || over === `s:${moved}`) return null
  const rest = target.scenes.filter((each) => each.id !== moved)
  const row = rest.findIndex((each) => over === `s:${each.id}`)
  // on a chapter's own line: its first scene, or the last one where its scenes are folded away
  const position = row >= 0 ? row + (lower ? 1 : 0) : folded.has(target.slug) ? rest.length : 0
  if (position === target.scenes.findIndex((each) => each.id === moved)) return null
  return { chapter: target.slug, position, mark: { key: over, edge: row >= 0 && !lower ? 'before' : 'after' } }
}
