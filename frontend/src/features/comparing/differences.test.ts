/** What differs between the book and a draft, as a person reads it. */
import { describe, expect, it } from 'vitest'
import type { Outline, SceneChange } from '@/api/generated/models'
import { fates, placedChanges, withoutDetails } from './differences'

const commit = '1'.repeat(40)

function outline(chapters: Record<string, string[]>): Outline {
  return {
    commit,
    title: 'Book',
    language: 'en',
    marks: null,
    words: 0,
    findings: [],
    chapters: Object.entries(chapters).map(([slug, ids]) => ({
      slug,
      title: slug,
      scenes: ids.map((id) => ({ id, title: id, path: `m/${slug}/${id}.md`, words: 1, status: null })),
    })),
  }
}

const change = (id: string, kind: SceneChange['kind'], path: string, moved = false): SceneChange => ({ id, title: id, path, kind, moved, words_added: 1, words_removed: 0 })

describe('a scene that differs', () => {
  const scenes = [change('a', 'changed', 'm/one/a.md'), change('b', 'moved', 'm/two/b.md', true), change('d', 'added', 'm/two/d.md'), change('c', 'removed', 'm/two/c.md')]

  it('stands in its chapter, and tells where it came from', () => {
    const changes = { base: commit, head: commit, words_added: 4, words_removed: 0, scenes, files: [], canon: [] }
    const found = placedChanges(changes, outline({ one: ['a', 'b'], two: ['c'] }), outline({ one: ['a'], two: ['b', 'd'] }))
    expect(found.map(({ chapter, from, before }) => [chapter, from, before])).toEqual([
      ['one', null, null],
      ['two', 'one', 'm/one/b.md'],
      ['two', null, null],
      ['two', null, null],
    ])
  })

  it('is counted by what became of it', () => {
    expect(fates(scenes)).toEqual([
      ['added', 1],
      ['taken out', 1],
      ['moved', 1],
      ['changed', 1],
    ])
    expect(fates([change('a', 'changed', 'a.md', true)])).toEqual([
      ['moved', 1],
      ['changed', 1],
    ])
  })
})

it('the details of a scene that came as a whole are not its words', () => {
  expect(withoutDetails([{ kind: 'add', text: '---\nid: a\n---\n\nRain.\n' }])).toEqual([{ kind: 'add', text: 'Rain.\n' }])
  expect(withoutDetails([{ kind: 'keep', text: '---\nid: a\n---\n' }, { kind: 'add', text: 'Rain.' }])).toEqual([{ kind: 'add', text: 'Rain.' }])
})
