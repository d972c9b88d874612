/** One scene's words as they stand on the page, and the version that they stand on. Immutable. */
import type { Autosave, SceneView } from '@/api/generated/models'
import type { LocalCopy } from './local'

export interface Words {
  /** The version beneath; its commit may be an older one than its text. */
  readonly scene: SceneView
  /** The scene's details, which stand before the prose in the file. */
  readonly head: string
  readonly prose: string
  /** Passages that came from elsewhere, in no version yet; those that were taken out again do no harm. */
  readonly pasted: readonly string[]
}

/** The words of a version. */
export const wordsOfScene = (scene: SceneView): Words => ({ scene, head: headOf(scene), prose: scene.prose, pasted: [] })

/** Words that an earlier visit, or another device, wrote on some version of this scene. */
export function wordsKept(scene: SceneView, kept: Pick<LocalCopy | Autosave, 'base' | 'path' | 'head' | 'prose' | 'pasted'>): Words {
  return { scene: { ...scene, commit: kept.base, path: kept.path }, head: kept.head, prose: kept.prose, pasted: kept.pasted ?? [] }
}

/** What is kept of words, wherever that is. */
export const standing = ({ scene, head, prose, pasted }: Words) => ({ base: scene.commit, path: scene.path, head, prose, pasted: [...pasted] })

/** The whole text of the file. */
export const textOf = ({ head, prose }: Words): string => head + prose

/** Whether there are words that are in no version yet. */
export const isDirty = (words: Words): boolean => words.prose !== words.scene.prose || words.head !== headOf(words.scene)

/** What stands before the prose in the file. */
export function headOf(scene: Pick<SceneView, 'text' | 'prose'>): string {
  return scene.text.slice(0, scene.text.length - scene.prose.length)
}
