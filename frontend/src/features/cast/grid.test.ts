/** Who is in which scene, as a table is read. */
import { expect, it } from 'vitest'
import type { CastScene, CastView } from '@/api/generated/models'
import { cellOf, chaptersOf, columns, FIRST, missing } from './grid'

const scene = (over: Partial<CastScene>): CastScene => ({ scene: 's', title: 'S', chapter: 'One', pov: null, named: {}, ...over })
const member = (id: string, scenes: number) => ({ id, name: id, sheet: true, scenes })

it('a cell says how often somebody is named, and whose eyes the scene is seen with', () => {
  const rain = scene({ pov: 'nell', named: { ben: 1, ada: 4 } })
  expect(cellOf(rain, 'nell')).toEqual({ sign: '◉', said: 'the scene is told from here, not named' })
  expect(cellOf(rain, 'ben')).toEqual({ sign: '○', said: 'named 1 time' })
  expect(cellOf(rain, 'ada')?.sign).toBe('●')
  expect(cellOf(rain, 'eve')).toBeNull()
})

it('whom no scene has is no column, and of many the first have one until one asks', () => {
  const people = [...Array.from({ length: FIRST + 2 }, (_, at) => member(`p${at}`, 3)), member('gone', 0)]
  const cast: CastView = { commit: 'c', people, scenes: [] }
  expect(columns(cast, false)).toHaveLength(FIRST)
  expect(columns(cast, true)).toHaveLength(FIRST + 2)
  expect(missing(cast).map((each) => each.id)).toEqual(['gone'])
})

it('scenes stand under their chapter, in the order of the book', () => {
  const cast: CastView = { commit: 'c', people: [], scenes: [scene({ scene: 'a' }), scene({ scene: 'b' }), scene({ scene: 'c', chapter: 'Two' })] }
  expect(chaptersOf(cast).map((each) => [each.chapter, each.scenes.map(({ scene }) => scene)])).toEqual([
    ['One', ['a', 'b']],
    ['Two', ['c']],
  ])
})
