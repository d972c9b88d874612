/** What differs between two versions of a book's outline: scenes added, taken out, moved, and those to look into. */
import type { Outline, OutlineScene, WordOp } from '@/api/generated/models'
import { wordCount } from '@/components/format'
import { scenesOf } from '@/features/outline/order'
import { align } from '@/features/saving/alignment'

export type SceneFate = 'added' | 'removed' | 'same place' | 'moved'

export interface SceneDifference {
  scene: OutlineScene
  chapter: string
  fate: SceneFate
  /** Where it stood in `from`, for one that moved. */
  before: string
  /** The file in each version; a scene may change its file. */
  paths: { from: string | null; to: string | null }
}

/** Every scene of both, in the order of `to`; those that `to` lacks stand after the scene that they followed. */
export function sceneDifferences(from: Outline, to: Outline): SceneDifference[] {
  const [old, now] = [scenesOf(from), scenesOf(to)]
  const oldById = new Map(old.map((each) => [each.scene.id, each]))
  const nowIds = new Set(now.map((each) => each.scene.id))
  const found: SceneDifference[] = now.map(({ scene, chapter }) => {
    const earlier = oldById.get(scene.id)
    return {
      scene,
      chapter: chapter.title,
      fate: earlier === undefined ? 'added' : 'same place',
      before: earlier?.chapter.title ?? '',
      paths: { from: earlier?.scene.path ?? null, to: scene.path },
    }
  })
  const stayed = new Set(unmoved(from, to))
  for (const each of found) if (each.fate === 'same place' && !stayed.has(each.scene.id)) each.fate = 'moved'
  old.forEach(({ scene, chapter }, at) => {
    if (nowIds.has(scene.id)) return
    const previous = found.findIndex((each) => each.scene.id === old[at - 1]?.scene.id)
    found.splice(previous + 1, 0, { scene, chapter: chapter.title, fate: 'removed', before: chapter.title, paths: { from: scene.path, to: null } })
  })
  return found
}

/** The scenes that both have in the same chapter and the same order: as many as can be. */
function unmoved(from: Outline, to: Outline): string[] {
  const chapters = new Map(from.chapters.map((each) => [each.slug, each.scenes.map((scene) => scene.id)]))
  return to.chapters.flatMap((chapter) => {
    const ids = chapter.scenes.map((scene) => scene.id)
    return align(chapters.get(chapter.slug) ?? [], ids).map(([, at]) => ids[at]!)
  })
}

export interface Words {
  added: number
  removed: number
}

/** The words that steps add and remove. */
export function wordsIn(steps: readonly WordOp[]): Words {
  const count = (kind: WordOp['kind']) => steps.filter((step) => step.kind === kind).reduce((sum, step) => sum + wordCount(step.text), 0)
  return { added: count('add'), removed: count('remove') }
}
