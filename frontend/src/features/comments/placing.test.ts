/** Comments on the page, and in the panel beside it. */
import { describe, expect, it } from 'vitest'
import type { Comment } from '@/api/generated/models'
import { placeComments, sorted } from './placing'

const head = '---\nid: a\n---\n'
const text = `${head}A 🌊 rose. She waited.\n`

function comment(over: Partial<Comment>): Comment {
  const place = { scene: 'a', path: 'a.md', start: head.length + 10, end: head.length + 21, words: 'She waited.', changed: false }
  const remarks = [{ by: { account: 'b', name: 'Ben' }, text: 'For whom?', at: 0 }]
  return { id: 'c', scene: 'a', branch: 'main', chapter: null, quote: 'She waited.', place, remarks, settled: null, ...over }
}

describe('comments of a scene', () => {
  it('stand at their words, counted as the page counts', () => {
    expect(placeComments([comment({})], text, head.length)).toEqual([{ id: 'c', from: 11, to: 22, label: 'Ben: For whom?' }])
  })

  it('are not on the page when settled, when their words are gone, or when another version was read', () => {
    const settled = comment({ settled: { account: 'b', name: 'Ben' } })
    const lost = comment({ place: null })
    const other = comment({ place: { ...comment({}).place!, words: 'She slept.' } })
    expect(placeComments([settled, lost, other], text, head.length)).toEqual([])
  })

  it('are told apart by what is to be done about them', () => {
    const [open, lost, settled] = [comment({ id: 'o' }), comment({ id: 'l', place: null }), comment({ id: 's', settled: { account: 'b', name: 'Ben' } })]
    expect(sorted([settled, lost, open])).toEqual({ open: [open], lost: [lost], settled: [settled] })
  })
})
