/** Versions grouped as people remember them: by sitting and person. */
import type { Version } from '@/api/generated/models'

export interface Sitting {
  /** The newest version of the sitting. */
  newest: Version
  versions: Version[]
  author: string
  agent: string | null
  /** How many came and went; null where no version of it was counted (one that brought a whole book in). */
  words: { added: number; removed: number } | null
}

/** A pause longer than this begins another sitting. */
const PAUSE = 2 * 60 * 60_000

/** Groups versions, newest first, by person and sitting; an agent's words stand by themselves. */
export function sittings(versions: readonly Version[]): Sitting[] {
  const found: Sitting[] = []
  for (const version of versions) {
    const last = found.at(-1)
    if (last && belongs(last, version)) last.versions.push(version)
    else found.push({ newest: version, versions: [version], author: version.author, agent: version.agent, words: null })
  }
  return found.map((sitting) => ({ ...sitting, words: wordsOf(sitting.versions) }))
}

function wordsOf(versions: readonly Version[]): Sitting['words'] {
  const counted = versions.filter((each) => typeof each.words_added === 'number')
  const sum = (of: 'words_added' | 'words_removed') => counted.reduce((all, each) => all + (each[of] ?? 0), 0)
  return counted.length === 0 ? null : { added: sum('words_added'), removed: sum('words_removed') }
}

function belongs(sitting: Sitting, version: Version): boolean {
  const oldest = sitting.versions.at(-1)!
  return sitting.author === version.author && sitting.agent === version.agent && Date.parse(oldest.at) - Date.parse(version.at) <= PAUSE
}

/** "this evening", "yesterday morning", "Tuesday evening", "3 November, evening". */
export function whenOf(at: string, now = new Date()): string {
  const then = new Date(at)
  const part = partOfDay(then.getHours())
  const days = Math.round((startOfDay(now) - startOfDay(then)) / 86_400_000)
  if (days <= 0) return part === 'night' ? 'Tonight' : `This ${part}`
  if (days === 1) return part === 'night' ? 'Last night' : `Yesterday ${part}`
  if (days < 7) return `${then.toLocaleDateString('en-GB', { weekday: 'long' })} ${part}`
  return `${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: then.getFullYear() === now.getFullYear() ? undefined : 'numeric' })}, ${part}`
}

function partOfDay(hour: number): string {
  if (hour < 5 || hour >= 22) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
