/** Two outlines beside each other. */
import { describe, expect, it } from 'vitest'
import type { Outline } from '@/api/generated/models'
import { sceneDifferences, wordsIn } from './differences'

function outline(chapters: Record<string, string[]>): Outline {
  return {
    commit: '1'.repeat(40),
    title: 'Book',
    words: 0,
    findings: [],
    chapters: Object.entries(chapters).map(([slug, ids]) => ({
      slug,
      title: slug,
      scenes: ids.map((id) => ({ id, title: id, path: `m/${slug}/${id}.md`, words: 1, status: null })),
    })),
  }
}

const fates = (from: Record<string, string[]>, to: Record<string, string[]>) =>
  sceneDifferences(outline(from), outline(to)).map(({ scene, fate }) => `${scene.id} ${fate}`)

describe('between two outlines', () => {
  it('a scene is added, and one is taken out where it stood', () => {
    expect(fates({ one: ['a', 'b', 'c'] }, { one: ['a', 'c', 'd'] })).toEqual(['a same place', 'b removed', 'c same place', 'd added'])
  })

  it('one scene moved, and those that it passed did not', () => {
    expect(fates({ one: ['a', 'b', 'c', 'd'] }, { one: ['d', 'a', 'b', 'c'] })).toEqual(['d moved', 'a same place', 'b same place', 'c same place'])
  })

  it('a scene moved into another chapter', () => {
    const [, moved] = sceneDifferences(outline({ one: ['a', 'b'], two: ['c'] }), outline({ one: ['a'], two: ['b', 'c'] }))
    expect(moved).toMatchObject({ fate: 'moved', before: 'one', chapter: 'two', paths: { from: 'm/one/b.md', to: 'm/two/b.md' } })
  })

  it('words are counted', () => {
    expect(wordsIn([{ kind: 'keep', text: 'The wind ' }, { kind: 'remove', text: 'rose.' }, { kind: 'add', text: 'fell, at last.' }])).toEqual({ added: 3, removed: 1 })
  })
})
