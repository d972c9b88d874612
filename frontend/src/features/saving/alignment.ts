/** The longest common subsequence of two lists: which items of one stand in the other, in order. */

/** Pairs of indexes of equal items, rising in both lists. */
export function align(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return [
    ...Array.from({ length: start }, (_, at): [number, number] => [at, at]),
    ...middle.map(([i, j]): [number, number] => [i + start, j + start]),
    ...Array.from({ length: end }, (_, at): [number, number] => [a.length - end + at, b.length - end + at]),
  ]
}

/** Texts that differ at more places than this are taken to have nothing in common: to look further takes too long. */
const MOST_DIFFERENCES = 3000

/**
 * By the greedy algorithm of E. W. Myers (An O(ND) Difference Algorithm and Its Variations, 1986): what little differs in
 * two long lists is found in little time.
 */
function between(a: readonly string[], b: readonly string[]): [number, number][] {
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES)
  /** How far one comes in `a` on each diagonal (place in `a` less place in `b`). */
  const reached = new Int32Array(2 * most + 3)
  const before: Int32Array[] = []
  for (let count = 0; count <= most; count++) {
    before.push(reached.slice(most + 1 - count - 1, most + 1 + count + 2))
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      const at = most + 1 + diagonal
      let x = goesDown(diagonal, count, reached[at - 1]!, reached[at + 1]!) ? reached[at + 1]! : reached[at - 1]! + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
      reached[at] = x
      if (x >= a.length && x - diagonal >= b.length) return wayBack(before, a.length, b.length)
    }
  }
  return []
}

const goesDown = (diagonal: number, count: number, left: number, right: number) => diagonal === -count || (diagonal !== count && left < right)

/** The equal items on the way that came to the end. */
function wayBack(before: readonly Int32Array[], a: number, b: number): [number, number][] {
  const pairs: [number, number][] = []
  let [x, y] = [a, b]
  for (let count = before.length - 1; count >= 0; count--) {
    const then = (diagonal: number) => before[count]![diagonal + count + 1]!
    const diagonal = x - y
    const from = goesDown(diagonal, count, then(diagonal - 1), then(diagonal + 1)) ? diagonal + 1 : diagonal - 1
    const [fromX, fromY] = count === 0 ? [0, 0] : [then(from), then(from) - from]
    while (x > fromX && y > fromY) pairs.push([--x, --y])
    ;[x, y] = [fromX, fromY]
  }
  return pairs.reverse()
}
