/** Marked words as the server knows them: in a version of the scene, which is made first where one has written since. */
import type { SceneView } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { carried } from '@/features/page/comments'
import { UNSAFE } from '@/features/history/useTakeBack'
import type { SceneSaver } from '@/features/saving/saver'
import { headOf } from '@/features/saving/words'
import type { Marked } from './marked'

/** Words of a version's file; offsets are UTF-16 units of `scene.text`. */
export interface Anchored {
  readonly scene: SceneView
  readonly from: number
  readonly to: number
  readonly quote: string
}

const MOVED = new ApiProblem('client.moved', 0, 'These words changed meanwhile. Mark them again')

/** Marked words without the white space around them. */
export function trimmed(prose: string, from: number, to: number): { from: number; to: number } {
  const words = prose.slice(from, to)
  const start = from + words.length - words.trimStart().length
  return { from: start, to: start + words.trim().length }
}

/** Finds marked words in the newest version. Fails where others changed them, or where it cannot be made just now. */
export async function anchor({ saver, ...stretch }: Marked): Promise<Anchored> {
  const prose = saver.words
  const { from, to } = trimmed(prose, stretch.from, stretch.to)
  if (saver.dirty && !(await saver.save())) throw UNSAFE
  return found(saver, prose, from, to)
}

function found(saver: Pick<SceneSaver, 'base'>, prose: string, from: number, to: number): Anchored {
  const scene = saver.base
  const head = headOf(scene).length
  const place = carried(from, to, prose, scene.text.slice(head))
  const quote = prose.slice(from, to)
  if (place === null || scene.text.slice(head + place.from, head + place.to) !== quote) throw MOVED
  return { scene, from: head + place.from, to: head + place.to, quote }
}
