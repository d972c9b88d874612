/**
 * Offsets between the server and the page: the server counts Unicode code
 * points, the editor counts UTF-16 units.
 */

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

const pairAt = (text: string, index: number) =>
  isHigh(text.charCodeAt(index)) && isLow(text.charCodeAt(index + 1))

/**
 * The UTF-16 offset of the given code point offset. An offset past the end
 * gives the length of the text; a negative one gives 0.
 */
export function toUtf16(text: string, codePointOffset: number): number {
  let units = 0
  for (let points = 0; points < codePointOffset && units < text.length; points++) {
    units += pairAt(text, units) ? 2 : 1
  }
  return units
}

/**
 * The number of code points before the given UTF-16 offset. An offset inside
 * a surrogate pair counts the whole pair.
 */
export function toCodePoints(text: string, utf16Offset: number): number {
  let points = 0
  const end = Math.min(utf16Offset, text.length)
  for (let units = 0; units < end; points++) units += pairAt(text, units) ? 2 : 1
  return points
}
