import { describe, expect, it } from 'vitest'
import { titleOf } from './files'

describe('what a file is called', () => {
  it.each([
    ['manuscript/book.yaml', 'The order of the chapters'],
    ['manuscript/01-the-letter/chapter.yaml', 'The title and the order of the scenes of “01 the letter”'],
    ['manuscript/01-the-letter/02-low-water.md', 'low water'],
    ['notes/ideas.md', 'notes/ideas.md'],
  ])('%s', (path, title) => {
    expect(titleOf(path)).toBe(title)
  })

  it('is a scene’s own title where that is known', () => {
    const path = 'manuscript/01-the-letter/02-low-water.md'
    expect(titleOf(path, new Map([[path, 'Low water']]))).toBe('Low water')
  })
})
