/** Where the scenes that differ between two versions stand, and stood. */
import type { Changes, Outline, SceneChange, WordOp } from '@/api/generated/models'
import { counted, number } from '@/components/format'
import { scenesOf } from '@/features/outline/order'

export interface PlacedChange {
  change: SceneChange
  /** The chapter it stands in; for a scene that is gone the one it stood in. */
  chapter: string
  /** The chapter it stood in, where that is another one. */
  from: string | null
  /** The file it was in, where that was another one. */
  before: string | null
}

/** Every scene that differs, with its chapters; `before` and `after` are the outlines of the two versions. */
export function placedChanges(changes: Changes, before: Outline, after: Outline): PlacedChange[] {
  const [old, now] = [before, after].map((each) => new Map(scenesOf(each).map((placed) => [placed.scene.id, placed]))) as [Places, Places]
  return changes.scenes.map((change) => {
    const [was, is] = [old.get(change.id), now.get(change.id)]
    const moved = was !== undefined && is !== undefined && was.chapter.slug !== is.chapter.slug
    return {
      change,
      chapter: (is ?? was)?.chapter.title ?? '',
      from: moved ? was.chapter.title : null,
      before: was !== undefined && was.scene.path !== change.path ? was.scene.path : null,
    }
  })
}

type Places = Map<string, ReturnType<typeof scenesOf>[number]>

/** "2 scenes added · 1 scene moved", by what became of them; one that moved and changed counts twice. */
export function fates(scenes: readonly SceneChange[]): [string, number][] {
  const count = (fits: (each: SceneChange) => boolean) => scenes.filter(fits).length
  const all: [string, number][] = [
    ['added', count((each) => each.kind === 'added')],
    ['taken out', count((each) => each.kind === 'removed')],
    ['moved', count((each) => each.moved)],
    ['changed', count((each) => each.kind === 'changed')],
  ]
  return all.filter(([, number]) => number > 0)
}

/** "+412 −38 words · 1 scene added · 2 scenes changed". */
export function summaryOf(changes: Changes): string {
  const words = `+${number(changes.words_added)} −${number(changes.words_removed)} words`
  const canon = changes.canon.length === 0 ? [] : [`${counted(changes.canon.length, 'person or place', 'people and places')} told otherwise`]
  return [words, ...fates(changes.scenes).map(([fate, count]) => `${counted(count, 'scene')} ${fate}`), ...canon].join(' · ')
}

/** The steps without the scene's details, where these came or went with the scene or stayed as they are. */
export function withoutDetails(steps: readonly WordOp[]): WordOp[] {
  const [first, ...rest] = steps
  if (first === undefined) return []
  const text = first.text.replace(/^---\r?\n(?:[\s\S]*?\n)?---\r?\n\s*/, '')
  return text === '' ? rest : [{ ...first, text }, ...rest]
}
