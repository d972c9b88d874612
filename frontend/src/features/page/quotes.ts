/** Which curly quote a straight one stands for, by the words before it in the paragraph. */

const MARKS = { '"': ['“', '”'], "'": ['‘', '’'] } as const

export type StraightQuote = keyof typeof MARKS

export const isStraightQuote = (text: string): text is StraightQuote => text === '"' || text === "'"

const OPENS_AFTER = /[\s([{<“‘«¿¡/]$/
const DASH = /[-–—]$/

function isOpen(before: string, quote: StraightQuote): boolean {
  const [open, close] = MARKS[quote]
  return before.lastIndexOf(open) > before.lastIndexOf(close)
}

/**
 * The curly form of a quote typed after `before`. After a dash it closes what
 * is open (“I was—”) and otherwise opens.
 */
export function curly(before: string, quote: StraightQuote): string {
  const [open, close] = MARKS[quote]
  if (before === '' || OPENS_AFTER.test(before)) return open
  if (DASH.test(before)) return isOpen(before, quote) ? close : open
  return close
}
