import { describe, expect, it } from 'vitest'
import type { PlacedScene } from '@/features/outline/order'
import { beyond, inOneScroll, linesOf } from './extent'

const chapter = (slug: string) => ({ slug, title: slug, scenes: [] })
const placed = (id: string, slug: string): PlacedScene => ({ scene: { id, title: id, path: `manuscript/${slug}/${id}.md`, words: 500, status: null }, chapter: chapter(slug) })
const book = [placed('a', 'one'), placed('b', 'one'), placed('c', 'two')]
const ids = (scenes: readonly PlacedScene[]) => scenes.map((each) => each.scene.id)

describe('what stands in one scroll', () => {
  it('is the open scene, its chapter, or everything', () => {
    expect(ids(inOneScroll(book, 'b', 'scene'))).toEqual(['b'])
    expect(ids(inOneScroll(book, 'b', 'chapter'))).toEqual(['a', 'b'])
    expect(ids(inOneScroll(book, 'b', 'book'))).toEqual(['a', 'b', 'c'])
  })

  it('is nothing with a scene that is not in the book', () => {
    expect(inOneScroll(book, 'gone', 'chapter')).toEqual([])
  })
})

describe('beyond a scene', () => {
  it('lies its neighbour, over the border of chapters too', () => {
    expect(beyond(book, 'b', true, 'near')).toBe('c')
    expect(beyond(book, 'c', false, 'near')).toBe('b')
  })

  it('lie the first and the last one', () => {
    expect(beyond(book, 'b', true, 'far')).toBe('c')
    expect(beyond(book, 'b', false, 'far')).toBe('a')
  })

  it('lies nothing at the two ends', () => {
    expect(beyond(book, 'a', false, 'near')).toBeNull()
    expect(beyond(book, 'c', true, 'near')).toBeNull()
  })
})

it('a scene that was never drawn is taken to be as high as its words are many, and never without height', () => {
  expect(linesOf(1000, 34)).toBeGreaterThan(linesOf(500, 34))
  expect(linesOf(500, 17)).toBeGreaterThan(linesOf(500, 34))
  expect(linesOf(0, 34)).toBe(1)
})
