/** Who is in which scene, as a table is read. Pure. */
import type { CastMember, CastScene, CastView } from '@/api/generated/models'
import { counted } from '@/components/format'

/** People who have a column of their own at first. */
export const FIRST = 12

/** Those of most scenes; the ones that no scene has are told apart. */
export function columns(cast: CastView, all: boolean): CastMember[] {
  const present = cast.people.filter((each) => each.scenes > 0)
  return all ? present : present.slice(0, FIRST)
}

/** People with a sheet whom no scene has. */
export const missing = (cast: CastView) => cast.people.filter((each) => each.scenes === 0)

/** What a cell says: in words, since a sign alone says nothing to who does not see it. */
export function cellOf(scene: CastScene, person: string): { sign: string; said: string } | null {
  const times = scene.named[person] ?? 0
  const sees = scene.pov === person
  if (times === 0 && !sees) return null
  const named = times > 0 ? `named ${counted(times, 'time')}` : 'not named'
  return { sign: sees ? '◉' : times > 3 ? '●' : '○', said: sees ? `the scene is told from here, ${named}` : named }
}

/** Scenes by chapter, in the order of the book. */
export function chaptersOf(cast: CastView): { chapter: string; scenes: CastScene[] }[] {
  const chapters: { chapter: string; scenes: CastScene[] }[] = []
  for (const scene of cast.scenes) {
    const last = chapters.at(-1)
    if (last?.chapter === scene.chapter) last.scenes.push(scene)
    else chapters.push({ chapter: scene.chapter, scenes: [scene] })
  }
  return chapters
}
