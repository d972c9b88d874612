import { describe, expect, it } from 'vitest'
import type { FindResults } from '@/api/generated/models'
import { countOf, nameOf, placesLeft, toggled } from './chosen'

const place = (start: number) => ({ start, before: '', found: 'rain', after: '', instead: null })
const FOUND: FindResults = {
  commit: 'a'.repeat(40),
  scenes: [
    { scene: 'one', title: 'One', chapter: 'C', path: 'one.md', places: [place(3), place(9)] },
    { scene: 'two', title: 'Two', chapter: 'C', path: 'two.md', places: [place(3)] },
  ],
  count: 3,
  more: false,
}

describe('the places to replace', () => {
  it('are all that were found, at first', () => {
    expect(placesLeft(FOUND, new Set())).toEqual({ 'one.md': [3, 9], 'two.md': [3] })
  })

  it('are not those that one took out, and a file without any is not asked about', () => {
    const out = toggled(new Set(), [nameOf('one.md', 9), nameOf('two.md', 3)], false)
    expect(placesLeft(FOUND, out)).toEqual({ 'one.md': [3] })
    expect(countOf(placesLeft(FOUND, out))).toBe(1)
  })

  it('come back when one wants them again', () => {
    const out = toggled(new Set([nameOf('one.md', 9)]), [nameOf('one.md', 9)], true)
    expect(countOf(placesLeft(FOUND, out))).toBe(3)
  })
})
