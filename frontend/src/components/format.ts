/** Numbers, money and times as people read them. */

const whole = new Intl.NumberFormat('en')

export const number = (value: number) => whole.format(value)

/** "1 word", "2 words". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`
}

/** US dollars, with as many places as a small sum needs. */
export function dollars(value: number): string {
  const places = value === 0 || value >= 0.1 ? 2 : 3
  const text = value.toFixed(places)
  return value > 0 && Number(text) === 0 ? 'less than $0.001' : `$${text}`
}

/** "23 November, 14:05". */
export function moment(at: string): string {
  return new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })
}

/** "23 November 2026". */
export function day(at: Date): string {
  return at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}

/** A time that is given in Unix seconds. */
export const seconds = (at: number) => new Date(at * 1000)

/**
 * As the server counts: letters and digits, and apostrophes and hyphens within. The sign of a footnote is none, and is
 * found with what is put before it to show it as it is written.
 */
const MARK_OR_WORD = /\\[\\[]|\[\^[^\]\s]{1,99}\]|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu
const NO_WORD = /^[\\[]/

/** The words of a text: everywhere as many as the server says. */
export function wordCount(text: string): number {
  return text.match(MARK_OR_WORD)?.filter((found) => !NO_WORD.test(found)).length ?? 0
}

/** An agent's name as it is said: "Scene writer" for "scene-writer". */
export function spoken(agent: string): string {
  const words = agent.replace(/[-_]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A sentence as it stands within another one. */
export function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
