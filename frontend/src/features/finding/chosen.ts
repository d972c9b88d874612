/** Which of the places that were found are to be replaced: all of them, but for those that one took out. */
import type { FindResults } from '@/api/generated/models'

/** A place's name among all that were found. */
export const nameOf = (path: string, start: number): string => `${start} ${path}`

/** The places that are left, by file, as the replacement is asked for. */
export function placesLeft(found: FindResults, out: ReadonlySet<string>): Record<string, number[]> {
  const left = found.scenes.map(({ path, places }) => [path, places.map((place) => place.start).filter((start) => !out.has(nameOf(path, start)))] as const)
  return Object.fromEntries(left.filter(([, starts]) => starts.length > 0))
}

export function countOf(places: Record<string, number[]>): number {
  return Object.values(places).reduce((sum, starts) => sum + starts.length, 0)
}

/** The same set with some in it, or without them. */
export function toggled(out: ReadonlySet<string>, names: readonly string[], keep: boolean): Set<string> {
  const next = new Set(out)
  for (const name of names) {
    if (keep) next.delete(name)
    else next.add(name)
  }
  return next
}
