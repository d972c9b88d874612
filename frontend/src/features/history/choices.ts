/** The versions that can be compared, under the names that people know them by. */
import type { NamedVersion, Version } from '@/api/generated/models'
import { titleOf } from './named'

/** From here on two columns of text have room. */
export const WIDE = 760

/** Every version once, the newest first, under the name it was given if it has one; `now` is what stands there today. */
export function choices(versions: readonly Version[], named: readonly NamedVersion[], now: string): [string, string][] {
  const found = new Map([[now, 'Now']])
  const all = [...versions, ...named].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  for (const each of all) if (!found.has(each.commit)) found.set(each.commit, titleOf(each, named))
  return [...found]
}
