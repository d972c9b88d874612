/** What a draft or version is called on screen, and the name it has underneath, which allows only some letters. */

const PLAIN = /[A-Za-z0-9]/
/** Stands before a name whose first letter is written as a number. */
const FRONT = 'n0'
/** What a name underneath may have at most; letters that it does not allow take several. */
const LONGEST = 200
/** What the name of a draft begins with that only its author sees. */
const MINE = 'mine/'

export const isPrivate = (draft: string): boolean => draft.startsWith(MINE)

/** The name underneath: spaces become hyphens, every other sign its number between underscores. */
export function plainName(words: string): string {
  const given = words.normalize('NFC').trim().replace(/\s+/g, ' ')
  const name = [...given].map((sign) => (PLAIN.test(sign) ? sign : sign === ' ' ? '-' : `_${sign.codePointAt(0)!.toString(16)}_`)).join('')
  return name === '' || PLAIN.test(name[0]!) ? name : FRONT + name
}

/** The name underneath of a draft that only its author sees, or that everyone does. */
export const draftName = (words: string, alone: boolean): string => (alone ? MINE : '') + plainName(words)

/** The words that a name was made of; one that was made elsewhere is shown as it is, its hyphens as spaces. */
export function spokenName(name: string): string {
  const plain = isPrivate(name) ? name.slice(MINE.length) : name
  const own = /^n0_[0-9a-f]+_/.test(plain) ? plain.slice(FRONT.length) : plain
  return own.replace(/_([0-9a-f]{1,6})_|-/g, (found, digits?: string) => {
    if (digits === undefined) return ' '
    const code = parseInt(digits, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : found
  })
}

/** How many of the signs have a name that is not too long. */
function fitting(words: string, alone: boolean): number {
  const signs = [...words.trim()]
  let count = signs.length
  while (count > 0 && draftName(signs.slice(0, count).join(''), alone).length > LONGEST) count--
  return count
}

/** Why words cannot be a name; null if they can. `alone`: of a draft that only its author sees. */
export function nameTrouble(words: string, taken: readonly string[], alone = false): string | null {
  const name = draftName(words, alone)
  if (plainName(words) === '') return 'Please give it a name.'
  if (name.length > LONGEST) return `This name is too long: its first ${fitting(words, alone)} signs would fit.`
  if (/\.lock$/.test(name)) return 'This name cannot be used.'
  // two names that differ only in their capitals would meet on some computers
  if (taken.some((each) => each.toLowerCase() === name.toLowerCase())) return 'There is one of this name already.'
  return null
}
