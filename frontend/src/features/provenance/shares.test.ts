/** Shares of the book, a chapter and a scene. */
import { describe, expect, it } from 'vitest'
import type { AuthorWords, OriginShare, Outline, Provenance, SceneWords } from '@/api/generated/models'
import { KINDS } from './kinds'
import type { Kind } from './kinds'
import { added, percents, scenesIn, sharesOf } from './shares'

type Counts = Partial<Record<Kind, number>>

const origins = (counts: Counts): OriginShare[] => KINDS.map((origin) => ({ origin, words: counts[origin] ?? 0, percent: 0 }))
const total = (counts: Counts) => Object.values(counts).reduce((sum, each) => sum + each, 0)

function scene(id: string, by: Record<string, Counts>, assistant: number = 0): SceneWords {
  const authors: AuthorWords[] = Object.entries(by).map(([author, counts]) => ({ author, words: total(counts), percent: 0, origins: origins(counts) }))
  const all: Counts = {}
  for (const counts of Object.values(by)) for (const kind of KINDS) all[kind] = (all[kind] ?? 0) + (counts[kind] ?? 0)
  const agents = assistant ? [{ agent: 'scene-writer@1', model: 'practice', words: assistant, percent: 0 }] : []
  return { scene: id, path: `manuscript/${id}.md`, title: id, words: total(all), origins: origins(all), authors, agents }
}

const first = scene('first', { Ann: { typed: 5, pasted: 2 }, Ben: { typed: 1, agent: 3 } }, 3)
const second = scene('second', { Ann: { typed: 1, 'agent-then-edited': 2 } }, 2)
const third = scene('third', {})
const told: Provenance = { commit: 'c', ...added([first, second, third]), scenes: [first, second, third], spans: null }
const outline: Outline = {
  commit: 'c',
  title: 'The mole',
  language: 'en',
  marks: null,
  words: 14,
  findings: [],
  chapters: [
    { slug: 'one', title: 'One', scenes: [first, second].map(({ scene: id, path, title, words }) => ({ id, path, title, words, status: null })) },
    { slug: 'two', title: 'Two', scenes: [] },
  ],
}

describe('shares', () => {
  it('of a chapter are its scenes added up, the person with the most words first', () => {
    const scenes = scenesIn({ kind: 'chapters', id: 'one' }, outline, told)!
    const shares = sharesOf({ kind: 'chapters', id: 'one' }, scenes, told)
    expect(shares.words).toBe(14)
    expect(shares.origins.map((each) => [each.origin, each.words, each.percent])).toEqual([
      ['typed', 7, 50],
      ['pasted', 2, 14.3],
      ['imported', 0, 0],
      ['agent', 3, 21.4],
      ['agent-then-edited', 2, 14.3],
    ])
    expect(shares.authors.map((each) => [each.author, each.words, each.percent])).toEqual([
      ['Ann', 10, 71.4],
      ['Ben', 4, 28.6],
    ])
    expect(shares.authors[0]!.origins.map((each) => each.percent)).toEqual([60, 20, 0, 0, 20])
    expect(shares.agents).toEqual([{ agent: 'scene-writer@1', model: 'practice', words: 5, percent: 35.7 }])
  })

  it('of the whole and of one scene are those the server told', () => {
    expect(sharesOf({ kind: 'book' }, scenesIn({ kind: 'book' }, outline, told)!, told)).toBe(told)
    expect(sharesOf({ kind: 'scenes', id: 'first' }, scenesIn({ kind: 'scenes', id: 'first' }, outline, told)!, told)).toBe(first)
  })

  it('of a chapter without scenes are nothing, and there are none of what is not there', () => {
    expect(sharesOf({ kind: 'chapters', id: 'two' }, scenesIn({ kind: 'chapters', id: 'two' }, outline, told)!, told).words).toBe(0)
    expect(scenesIn({ kind: 'chapters', id: 'gone' }, outline, told)).toBeNull()
    expect(scenesIn({ kind: 'scenes', id: 'gone' }, outline, told)).toBeNull()
  })
})

describe('per cents', () => {
  it.each([[[1, 1, 1]], [[2, 2, 3, 0]], [[1, 999]], [[7]], [[12345, 678, 9, 1, 3]]])('of %j sum to 100', (counts) => {
    const shares = percents(counts)
    expect(Math.round(shares.reduce((sum, each) => sum + each, 0) * 10)).toBe(1000)
  })

  it('give what is left to the largest remainders, the first of equals first', () => {
    expect(percents([1, 1, 1])).toEqual([33.4, 33.3, 33.3])
    expect(percents([0, 0])).toEqual([0, 0])
  })
})
