import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainly, quoted, runsOf, seenOf } from './reading'

/** What the server finds words in is what the page shows: its own test reads the same list. */
const CASES = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../packages/manuscript/tests/seen.json'), 'utf8')) as [string, string][]

describe('prose in plain words', () => {
  it.each(CASES)('%j', (text, read) => {
    expect(plainly(text)).toBe(read)
  })

  it('keeps what is italic and bold, and shows scene breaks', () => {
    const told = runsOf('# Low *water*\n\nShe **never** came.\n\n* * *\n\nx').map(({ text, em, strong }) => (em ? `/${text}/` : strong ? `<${text}>` : text))
    expect(told.join('')).toBe('Low /water/\n\nShe <never> came.\n\n⁂\n\nx')
  })

  it('knows where each letter stands', () => {
    const text = '# Low *water*\n\n> so\n> said \\*'
    for (const { text: words, from, to } of seenOf(text)) if (words.length === to - from && /\S/.test(words)) expect(text.slice(from, to)).toBe(words)
  })
})

describe('words cut out of a text', () => {
  it.each([
    ['*She waited.', 'She waited.'],
    ['he said.* Then', 'he said. Then'],
    ['“**No', '“No'],
    ['# Low water', 'Low water'],
    ['one\n  two\n\nthree', 'one two three'],
    ['5 * 3 is 5*3', '5 * 3 is 5*3'],
    ['—', '—'],
  ])('%j is quoted as %j', (words, read) => {
    expect(quoted(words)).toBe(read)
  })
})
