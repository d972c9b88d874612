// @vitest-environment jsdom
/** What is suggested and not sent. */
import { ChangeSet } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import type { SceneView } from '@/api/generated/models'
import { SuggestingSession } from './session'
import type { Keeper } from './session'

const HEAD = '---\ntitle: Rain\n---\n'
const scene = (commit: string, prose: string): SceneView => ({ commit, id: 'rain', path: 'm/rain.md', title: 'Rain', details: {}, text: HEAD + prose, prose, prose_offset: HEAD.length, error: null })
const NOW = scene('c1', 'It rained.\n')
const louder = ChangeSet.of({ from: 9, insert: ' hard' }, NOW.prose.length).toJSON() as unknown

function keeper(): Keeper & { all: Map<string, string> } {
  const all = new Map<string, string>()
  return { all, getItem: (name) => all.get(name) ?? null, setItem: (name, value) => void all.set(name, value), removeItem: (name) => void all.delete(name) }
}

describe('what is suggested', () => {
  it('is the whole file with the new words in it', () => {
    const session = new SuggestingSession('s', NOW, keeper())
    session.write(louder, 1)
    expect(session.text).toBe(`${HEAD}It rained hard.\n`)
  })

  it('is there again after a reload, on the version that it was made on', () => {
    const kept = keeper()
    new SuggestingSession('s', NOW, kept).write(louder, 1)
    const again = new SuggestingSession('s', scene('c2', 'Another text.\n'), kept)
    expect([again.base.commit, again.words, again.places]).toEqual(['c1', 'It rained hard.\n', 1])
  })

  it('takes up what others write only while there is nothing', () => {
    const session = new SuggestingSession('s', NOW, keeper())
    session.follow(scene('c2', 'It snowed.\n'))
    expect(session.words).toBe('It snowed.\n')
    session.write(ChangeSet.of({ from: 0, insert: 'So ' }, session.base.prose.length).toJSON(), 1)
    session.follow(scene('c3', 'It hailed.\n'))
    expect(session.words).toBe('So It snowed.\n')
  })

  it('is forgotten when it is discarded, also by the browser', () => {
    const kept = keeper()
    const session = new SuggestingSession('s', NOW, kept)
    session.write(louder, 1)
    session.begin(NOW)
    expect([session.words, session.places, kept.all.size]).toEqual(['It rained.\n', 0, 0])
  })

  it('goes by another key once it is another one', () => {
    const session = new SuggestingSession('s', NOW, keeper())
    const before = session.key
    session.write(louder, 1)
    expect(session.key).not.toBe(before)
  })

  it('says when the browser cannot keep it, and goes on', () => {
    const full = { ...keeper(), setItem: () => { throw new DOMException('full', 'QuotaExceededError') } }
    const session = new SuggestingSession('s', NOW, full)
    session.write(louder, 1)
    expect([session.kept, session.words]).toEqual([false, 'It rained hard.\n'])
  })

  it('begins anew where what was kept cannot be read', () => {
    const kept = keeper()
    kept.setItem('s', JSON.stringify({ base: NOW, changes: [3] }))
    expect(new SuggestingSession('s', NOW, kept).words).toBe('It rained.\n')
    kept.setItem('s', '{')
    expect(new SuggestingSession('s', NOW, kept).words).toBe('It rained.\n')
  })
})
