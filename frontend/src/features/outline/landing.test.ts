/** Dragging over the outline: where a scene or a chapter lands. */
import { describe, expect, it } from 'vitest'
import type { Outline } from '@/api/generated/models'
import { landing } from './landing'
import type { Dragged } from './landing'

const scene = (id: string) => ({ id, title: id, path: `${id}.md`, words: 1, status: null })
const outline: Outline = {
  commit: '0'.repeat(40), title: 'Book', language: 'en', marks: null, words: 4, findings: [],
  chapters: [
    { slug: 'one', title: 'One', scenes: [scene('a'), scene('b'), scene('c')] },
    { slug: 'two', title: 'Two', scenes: [scene('d')] },
    { slug: 'bare', title: 'Bare', scenes: [] },
  ],
}
const OPEN: ReadonlySet<string> = new Set()
const land = (dragged: Dragged, over: string, lower: boolean, folded = OPEN) => {
  const found = landing(outline, dragged, over, lower, folded)
  return found && [found.chapter, found.position, found.mark.key, found.mark.edge]
}
const a: Dragged = { kind: 'scene', id: 'a' }

describe('a scene that is dragged', () => {
  it('lands before or after the scene under the pointer, counted without itself', () => {
    expect(land(a, 's:c', false)).toEqual(['one', 1, 's:c', 'before'])
    expect(land(a, 's:c', true)).toEqual(['one', 2, 's:c', 'after'])
    expect(land(a, 's:d', false)).toEqual(['two', 0, 's:d', 'before'])
    expect(land({ kind: 'scene', id: 'c' }, 's:a', false)).toEqual(['one', 0, 's:a', 'before'])
  })

  it('lands first in a chapter on whose line it is let go, and last where that is folded', () => {
    expect(land(a, 'c:two', true)).toEqual(['two', 0, 'c:two', 'after'])
    expect(land(a, 'c:two', true, new Set(['two']))).toEqual(['two', 1, 'c:two', 'after'])
    expect(land(a, 'c:bare', false)).toEqual(['bare', 0, 'c:bare', 'after'])
  })

  it('lands nowhere where it stands already', () => {
    expect(land(a, 's:a', true)).toBeNull()
    expect(land(a, 's:b', false)).toBeNull()
    expect(land(a, 'c:one', true)).toBeNull()
  })
})

describe('a chapter that is dragged', () => {
  const two: Dragged = { kind: 'chapter', id: 'two' }

  it('lands before or after the chapter under the pointer, whichever of its rows that is', () => {
    expect(land(two, 'c:one', false)).toEqual(['two', 0, 'c:one', 'before'])
    expect(land(two, 's:b', false)).toEqual(['two', 0, 'c:one', 'before'])
    expect(land({ kind: 'chapter', id: 'one' }, 'c:bare', true)).toEqual(['one', 2, 'c:bare', 'after'])
  })

  it('lands nowhere where it stands already', () => {
    expect(land(two, 's:d', true)).toBeNull()
    expect(land(two, 'c:one', true)).toBeNull()
    expect(land(two, 'c:bare', false)).toBeNull()
  })
})
