/** A file's plan, changed step by step: nothing is lost, moved or doubled, and what is left out is counted. */
import { describe, expect, it } from 'vitest'
import type { ImportPreview } from '@/api/generated/models'
import { arrangementOf, beginChapter, countsOf, join, joinChapter, keepChapter, keepScene, planOf, rename, sourceOf, split } from './arrangement'

const lines = (...words: number[]) => ({ paragraphs: words.map((each) => ({ opening: `${each} words`, words: each })) })
const preview: ImportPreview = {
  title: 'Salt',
  author: 'Ada',
  words: 10 + 2 + (5 + 7 + 11) + 3 + 13 + 1 + 4,
  left_out: [],
  front: { opening: 'For Ben', words: 10, titles: [] },
  back: { opening: 'The end', words: 4, titles: [] },
  chapters: [
    { title: 'One', heading_words: 2, scenes: [lines(5, 7), lines(11)] },
    { title: '', heading_words: 3, scenes: [lines(13)] },
    { title: 'Three', heading_words: 1, scenes: [lines()] },
  ],
}
const source = sourceOf(preview)
const plan = planOf(source)
const shape = (from = plan) => arrangementOf(from).chapters.map((chapter) => chapter.scenes.map((scene) => scene.passages.map((each) => [each.scene, each.first, each.last])))

describe('a plan', () => {
  it('is at first what the file says, and has each of its words', () => {
    expect(shape()).toEqual([[[[0, 0, 1]], [[1, 0, 0]]], [[[2, 0, 0]]], [[[3, 0, 0]]]])
    expect(countsOf(plan, source)).toEqual({ chapters: 3, scenes: 4, words: 36, around: 20, excluded: 0 })
    expect(36 + 20).toBe(preview.words)
    expect(plan.chapters[1]!.title).toBe('Chapter 2')
  })

  it('has a scene parted, and whole again once it is joined', () => {
    const parted = split(plan, source, 's0', 1)
    expect(shape(parted)[0]).toEqual([[[0, 0, 0]], [[0, 1, 1]], [[1, 0, 0]]])
    expect(shape(join(parted, 's0.1'))).toEqual(shape())
    expect(split(plan, source, 's0', 0)).toEqual(plan)
  })

  it('has scenes joined over the border of a chapter', () => {
    const one = join(plan, 's2')
    expect(shape(one)).toEqual([[[[0, 0, 1]], [[1, 0, 0]], [[2, 0, 0]]], [[[3, 0, 0]]]])
    expect(shape(join(one, 's2'))[0]![1]).toEqual([[1, 0, 0], [2, 0, 0]])
    expect(countsOf(one, source)).toMatchObject({ words: 36, around: 20, excluded: 0 })
    expect(joinChapter(plan, 'c0')).toEqual(plan)
  })

  it('begins a chapter with a scene, which gets a name that can be changed', () => {
    const begun = beginChapter(plan, 's1')
    expect(shape(begun).slice(0, 2)).toEqual([[[[0, 0, 1]]], [[[1, 0, 0]]]])
    expect(rename(begun, 'c-s1', ' Two ').chapters[1]!.title).toBe('Two')
    expect(rename(begun, 'c-s1', '  ')).toEqual(begun)
    expect(beginChapter(plan, 's0')).toEqual(plan)
  })

  it('leaves out what is not wanted, counts it, and can put it back', () => {
    const less = keepScene({ ...plan, front: false }, 's1', false)
    expect(countsOf(less, source)).toEqual({ chapters: 3, scenes: 3, words: 36 - 11, around: 20 - 10, excluded: 21 })
    expect(shape(less)[0]).toEqual([[[0, 0, 1]]])
    const without = keepChapter(plan, 'c0', false)
    expect(countsOf(without, source)).toMatchObject({ chapters: 2, excluded: 25 })
    expect(arrangementOf(without).chapters.map((each) => each.title)).toEqual(['Chapter 2', 'Three'])
    expect(shape(keepChapter(without, 'c0', true))).toEqual(shape())
  })
})
