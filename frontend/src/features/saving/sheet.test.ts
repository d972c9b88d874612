/** Words that are typed, and read only when somebody asks. */
import { describe, expect, it } from 'vitest'
import { Sheet } from './sheet'
import { wordsOfScene } from './words'
import { scene } from './world.testing'

/** A text that counts how often it was made a string. */
function text(words: string) {
  const typed = { length: words.length, read: 0, toString: () => (typed.read++, words) }
  return typed
}

describe('a sheet', () => {
  const sheet = (prose: string) => new Sheet(wordsOfScene(scene(prose)))

  it('reads nothing of what is typed in a long scene until somebody asks for the words', () => {
    const on = sheet('word '.repeat(2000))
    const typed = text('word '.repeat(2000) + 'x')
    expect([on.type(typed), on.dirty, on.blank, typed.read]).toEqual([true, true, false, 0])
    expect(on.words.prose.endsWith('x')).toBe(true)
    expect([on.words.prose.length, typed.read]).toEqual([10_001, 1])
  })

  it('knows words again that are as they were', () => {
    const on = sheet('One.\n')
    expect([on.type(text('One.\n')), on.dirty]).toEqual([false, false])
    expect([on.type(text('Two.\n')), on.dirty, on.words.prose]).toEqual([true, true, 'Two.\n'])
    expect([on.type(text('One.\n')), on.dirty]).toEqual([true, false])
  })

  it('is blank as long as nothing but blanks is typed', () => {
    const on = sheet('')
    on.type(text('  \n'))
    expect(on.blank).toBe(true)
    on.type(text('  \nA'))
    expect(on.blank).toBe(false)
  })
})
