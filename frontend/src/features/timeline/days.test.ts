/** Scenes in the time of the story. */
import { describe, expect, it } from 'vitest'
import type { TimelineScene } from '@/api/generated/models'
import { asItHappens, dayOf, daysOf, partOfDay, says } from './days'

const scene = (over: Partial<TimelineScene>): TimelineScene => ({
  scene: 's', title: 'S', chapter: 'One', when: null, date: null, weekday: null, starts: null, ends: null, place: null, people: [], told: [], ...over,
})

describe('the day of a scene', () => {
  it('is its date, else its weekday, else what its details say', () => {
    expect(dayOf(scene({ when: '1815-06-18', date: '1815-06-18' }))).toBe('Sunday, 18 June 1815')
    expect(dayOf(scene({ when: 'tuesday night', weekday: 'tuesday' }))).toBe('Tuesday')
    expect(dayOf(scene({ when: 'nine years ago' }))).toBe('nine years ago')
    expect(dayOf(scene({}))).toBeNull()
  })

  it('has no weekday where people lived by another calendar', () => {
    expect(dayOf(scene({ when: '0079-08-24', date: '0079-08-24' }))).toBe('24 August 79')
  })

  it('is shared by neighbours, and told again when it comes back', () => {
    const days = daysOf(['monday', 'monday', 'tuesday', 'monday'].map((weekday, at) => scene({ scene: `${at}`, when: weekday, weekday })))
    expect(days.map((each) => [each.label, each.scenes.length])).toEqual([['Monday', 2], ['Tuesday', 1], ['Monday', 1]])
  })
})

it('as it happens, scenes stand by date and hour; those without a date are left out', () => {
  const scenes = [
    scene({ scene: 'later', date: '1815-06-18', starts: 700 }),
    scene({ scene: 'undated', weekday: 'monday' }),
    scene({ scene: 'before', date: '1801-01-01' }),
    scene({ scene: 'earlier', date: '1815-06-18', starts: 400 }),
  ]
  expect(asItHappens(scenes).map((each) => each.scene)).toEqual(['before', 'earlier', 'later'])
})

it('a part of the day is told in per cent of it, a night to its end', () => {
  expect(partOfDay(scene({ starts: 720, ends: 720 }))).toEqual({ from: 50, to: 50 })
  expect(partOfDay(scene({ starts: 1140, ends: 1680 }))?.to).toBe(100)
  expect(partOfDay(scene({}))).toBeNull()
})

it('a scene says something of its time by its details or by its prose', () => {
  expect(says(scene({}))).toBe(false)
  expect(says(scene({ when: 'dawn' }))).toBe(true)
  expect(says(scene({ told: [{ kind: 'weekday', value: 'monday', path: 'a.md', start: 0, end: 6, quote: 'Monday' }] }))).toBe(true)
})
