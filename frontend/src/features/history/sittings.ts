/** Versions grouped as people remember them: by sitting and person. */
import type { Version } from '@/api/generated/models'

export interface Sitting {
  /** The newest version of the sitting. */
  newest: Version
  versions: Version[]
  author: string
  agent: string | null
  added: number
  removed: number
}

/** A pause longer than this begins another sitting. */
const PAUSE = 2 * 60 * 60_000

/** Groups versions, newest first, by person and sitting; an agent's words stand by themselves. */
export function sittings(versions: readonly Version[]): Sitting[] {
  const found: Sitting[] = []
  for (const version of versions) {
    const last = found.at(-1)
    const [added, removed] = [version.words_added ?? 0, version.words_removed ?? 0]
    if (last && belongs(last, version)) {
      last.versions.push(version)
      last.added += added
      last.removed += removed
    } else found.push({ newest: version, versions: [version], author: version.author, agent: version.agent, added, removed })
  }
  return found
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
