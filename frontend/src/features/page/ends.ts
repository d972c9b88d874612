/** What two texts share at their ends: between lies the one place where they differ. Pure. */

const anywhere = () => false

/**
 * How many characters (UTF-16) two texts share at their beginnings and, of what is left, at their ends.
 * @param parts whether a text may not be cut at a place
 */
export function sharedEnds(one: string, other: string, parts: (text: string, at: number) => boolean = anywhere): { head: number; tail: number } {
  const most = Math.min(one.length, other.length)
  let head = 0
  while (head < most && one[head] === other[head]) head++
  while (head > 0 && (parts(one, head) || parts(other, head))) head--
  let tail = 0
  while (tail < most - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++
  while (tail > 0 && (parts(one, one.length - tail) || parts(other, other.length - tail))) tail--
  return { head, tail }
}
