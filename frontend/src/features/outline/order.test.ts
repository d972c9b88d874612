/** Moving scenes and chapters by one step. */
import { describe, expect, it } from 'vitest'
import type { Outline } from '@/api/generated/models'
import { chapterNeighbour, neighbour, nextTo, scenesOf, titleIn } from './order'

const scene = (id: string) => ({ id, title: id, path: `${id}.md`, words: 1, status: null })
const outline: Outline = {
  commit: '0'.repeat(40), title: 'Book', language: 'en', marks: null, words: 3, findings: [],
  chapters: [{ slug: 'one', title: 'One', scenes: [scene('a'), scene('b')] }, { slug: 'two', title: 'Two', scenes: [scene('c')] }],
}

describe('a scene', () => {
  it('stands in the order of the book', () => {
    expect(scenesOf(outline).map((each) => each.scene.id)).toEqual(['a', 'b', 'c'])
  })

  it('moves within its chapter', () => {
    expect(neighbour(outline, 'a', 1)).toEqual({ chapter: 'one', position: 1 })
    expect(neighbour(outline, 'b', -1)).toEqual({ chapter: 'one', position: 0 })
  })

  it('moves across the border of chapters', () => {
    expect(neighbour(outline, 'b', 1)).toEqual({ chapter: 'two', position: 0 })
    expect(neighbour(outline, 'c', -1)).toEqual({ chapter: 'one', position: 2 })
  })

  it('stays at the ends of the book', () => {
    expect(neighbour(outline, 'a', -1)).toBeNull()
    expect(neighbour(outline, 'c', 1)).toBeNull()
  })
})

describe('what is kept', () => {
  it('is called what its scene or chapter is called', () => {
    const scenes = scenesOf({ ...outline, chapters: [{ slug: 'one', title: 'The Letter', scenes: [{ ...scene('a'), title: 'Noon' }] }] })
    expect(titleIn(scenes, { kind: 'scene', target: 'a' })).toBe('Noon')
    expect(titleIn(scenes, { kind: 'chapter', target: 'one' })).toBe('The Letter')
  })

  it('has no title where it is the book, or gone from it', () => {
    expect(titleIn(scenesOf(outline), { kind: 'book', target: '' })).toBeNull()
    expect(titleIn(scenesOf(outline), { kind: 'scene', target: 'one' })).toBeNull()
  })
})

it('a chapter moves by one place, and stays at the ends of the book', () => {
  expect(chapterNeighbour(outline, 'one', 1)).toBe(1)
  expect(chapterNeighbour(outline, 'two', -1)).toBe(0)
  expect(chapterNeighbour(outline, 'one', -1)).toBeNull()
  expect(chapterNeighbour(outline, 'two', 1)).toBeNull()
})

describe('where something is taken out', () => {
  const scenes = (id: string) => nextTo(outline, { kind: 'scene', id })
  const chapters = (id: string) => nextTo(outline, { kind: 'chapter', id })

  it('one goes to the scene after it, and at the end of the book to the one before', () => {
    expect([scenes('a'), scenes('b'), scenes('c')]).toEqual(['b', 'c', 'b'])
    expect([chapters('one'), chapters('two')]).toEqual(['c', 'b'])
  })

  it('one goes nowhere when nothing stays', () => {
    expect(nextTo({ ...outline, chapters: outline.chapters.slice(0, 1) }, { kind: 'chapter', id: 'one' })).toBeNull()
  })

  it('a chapter without scenes takes none along', () => {
    const bare = { ...outline, chapters: [...outline.chapters, { slug: 'bare', title: 'Bare', scenes: [] }] }
    expect(nextTo(bare, { kind: 'chapter', id: 'bare' })).toBe('a')
  })
})
