/** Which quotation mark a straight one stands for: by the book's own marks, and by the words before it in the paragraph. */

/** What the book's style guide says of its marks; null: nothing. */
export type GuideMarks = 'double' | 'single' | 'guillemets' | 'dashes' | 'none' | null

export type StraightQuote = '"' | "'"

/** A mark that opens and the one that closes, with the spaces that belong to them. */
type Pair = readonly [open: string, close: string]

/** The marks that each of the two keys stands for. */
export interface QuoteMarks {
  readonly '"': Pair
  readonly "'": Pair
  /** Speech is in single marks: the key of the double ones stands for those, and inside of them for double ones. */
  readonly singleFirst: boolean
}

const ENGLISH: readonly [Pair, Pair] = [
  ['“', '”'],
  ['‘', '’'],
]
const LOW: readonly [Pair, Pair] = [
  ['„', '“'],
  ['‚', '‘'],
]
const POINTING_OUT: readonly [Pair, Pair] = [
  ['«', '»'],
  ['‹', '›'],
]

/** Double and single curly marks, by language. */
const CURLY: Record<string, readonly [Pair, Pair]> = {
  ...Object.fromEntries(['de', 'cs', 'sk', 'sl', 'hr', 'bg', 'is', 'et', 'lt', 'lv'].map((each) => [each, LOW])),
  ...Object.fromEntries(['pl', 'hu', 'ro'].map((each) => [each, [['„', '”'], ['‚', '’']] as const])),
  ...Object.fromEntries(['sv', 'fi'].map((each) => [each, [['”', '”'], ['’', '’']] as const])),
}
/** Guillemets, where they do not simply point outwards. */
const POINTED: Record<string, readonly [Pair, Pair]> = {
  fr: [
    ['«\u202f', '\u202f»'],
    ['‹\u202f', '\u202f›'],
  ],
  'fr-ch': POINTING_OUT,
  de: [
    ['»', '«'],
    ['›', '‹'],
  ],
  'de-ch': POINTING_OUT,
  da: [
    ['»', '«'],
    ['›', '‹'],
  ],
}
/** Whose speech stands in guillemets where the guide says nothing. */
const GUILLEMETS_AT_HOME = new Set(['fr', 'ru', 'uk', 'el', 'nb', 'no', 'nn', 'it', 'pt', 'es'])

function inLanguage<Value>(table: Record<string, Value>, tag: string): Value | undefined {
  const [language = '', region] = tag.toLowerCase().split('-')
  return table[`${language}-${region ?? ''}`] ?? table[language]
}

/** The marks of a book. */
export function marksOf(language: string, guide: GuideMarks): QuoteMarks {
  const home = GUILLEMETS_AT_HOME.has(language.toLowerCase().split('-')[0]!) && !/^pt-br$/i.test(language)
  const pointed = guide === 'guillemets' || (home && (guide === null || guide === 'none' || guide === 'dashes'))
  const [outer, inner] = pointed ? (inLanguage(POINTED, language) ?? POINTING_OUT) : (inLanguage(CURLY, language) ?? ENGLISH)
  return { '"': outer, "'": pointed ? ENGLISH[1] : inner, singleFirst: guide === 'single' }
}

export const isStraightQuote = (text: string): text is StraightQuote => text === '"' || text === "'"

const APOSTROPHE = '’'
const OPENS_AFTER = /[\s([{<¿¡/]$/
const DASH = /[-–—]$/

/** Whether the last of a pair in these words opens; apostrophes inside of words are none of it. */
function isOpen(before: string, [open, close]: Pair): boolean {
  const words = before.replace(/(?<=\p{L})’(?=\p{L})/gu, '')
  if (open === close) return (words.split(open).length - 1) % 2 === 1
  return words.lastIndexOf(open.trim()) > words.lastIndexOf(close.trim())
}

function opens(before: string, pair: Pair, marks: QuoteMarks): boolean {
  if (before === '' || OPENS_AFTER.test(before)) return true
  if (DASH.test(before)) return !isOpen(before, pair)
  return [marks['"'], marks["'"]].some(([open, close]) => open !== close && before.endsWith(open))
}

/**
 * The mark of the book for a straight one typed after `before`. After a dash it
 * closes what is open (“I was—”) and otherwise opens.
 */
export function curly(before: string, quote: StraightQuote, marks: QuoteMarks): string {
  if (quote === '"' && marks.singleFirst) return speech(before, marks)
  const pair = marks[quote]
  if (opens(before, pair, marks)) return pair[0]
  if (quote === "'" && !isOpen(before, pair)) return APOSTROPHE
  return pair[1]
}

/** In a book of single marks: speech, and what is quoted within it. */
function speech(before: string, marks: QuoteMarks): string {
  const [outer, inner] = [marks["'"], marks['"']]
  if (opens(before, inner, marks)) return isOpen(before, outer) ? inner[0] : outer[0]
  return isOpen(before, inner) ? inner[1] : outer[1]
}
