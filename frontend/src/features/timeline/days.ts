/** Scenes in the time of the story: by day, as the book is read or as it happens. Pure. */
import type { TimelineScene } from '@/api/generated/models'

const DAY = 24 * 60

/** Rules of the checks that are about time. */
export const TIME_RULES: readonly string[] = ['continuity.date', 'continuity.season', 'continuity.at-once', 'continuity.travel', 'continuity.order']

export interface Day {
  /** Null: the scenes say nothing of their day. */
  label: string | null
  scenes: TimelineScene[]
}

/** "Friday, 14 March 1815", "Tuesday", or whatever its details say. */
export function dayOf(scene: TimelineScene): string | null {
  if (scene.date !== null) return dated(scene.date)
  if (scene.weekday !== null) return capital(scene.weekday)
  return scene.when
}

function dated(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  const at = new Date(0)
  // by parts: a year below 100 would be taken for one of our century
  at.setUTCFullYear(year!, month! - 1, day!)
  const said = (parts: Intl.DateTimeFormatOptions) => at.toLocaleDateString('en-GB', { ...parts, timeZone: 'UTC' })
  const whole = said({ day: 'numeric', month: 'long', year: 'numeric' })
  // before this the calendar that people lived by was another one, and so its weekdays
  return year! > 1752 ? `${said({ weekday: 'long' })}, ${whole}` : whole
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Neighbours of one day stand together. */
export function daysOf(scenes: readonly TimelineScene[]): Day[] {
  const days: Day[] = []
  for (const scene of scenes) {
    const label = dayOf(scene)
    const last = days.at(-1)
    if (last?.label === label) last.scenes.push(scene)
    else days.push({ label, scenes: [scene] })
  }
  return days
}

/** Scenes of which the day is known, in the order in which they happen. */
export function asItHappens(scenes: readonly TimelineScene[]): TimelineScene[] {
  const known = scenes.filter((each) => each.date !== null)
  // a stable sort: at the same time the book's own order stays
  return known.sort((one, other) => one.date!.localeCompare(other.date!) || (one.starts ?? 0) - (other.starts ?? 0))
}

/** Whether there is anything to say of a scene's time. */
export const says = (scene: TimelineScene) => scene.when !== null || scene.told.length > 0

/** Where in its day a scene lies, in per cent of 24 hours; null where that is not told. A night ends with the day. */
export function partOfDay(scene: TimelineScene): { from: number; to: number } | null {
  if (scene.starts === null || scene.ends === null) return null
  return { from: (100 * scene.starts) / DAY, to: (100 * Math.min(DAY, scene.ends)) / DAY }
}
