/** Changes that find their place again after the scene went on. */
import { describe, expect, it } from 'vitest'
import type { SuggestedChange } from '@/api/generated/models'
import { place } from './locate'

function change(over: Partial<SuggestedChange>): SuggestedChange {
  return { id: 'c1', kind: 'replace', start: 0, end: 0, before: '', after: '', decision: 'undecided', edited: null, added: false, findings: [], ...over }
}

const file = '---\nid: a\n---\nThe wind rose. She waited.\n'
const head = 14

describe('a suggested change', () => {
  it('stands where it was made when nothing changed', () => {
    const made = change({ start: 29, end: 40, before: 'She waited.', after: 'She left.' })
    const [placed] = place([made], [{ kind: 'keep', text: file }], head)
    expect(placed).toMatchObject({ place: 'here', shown: { from: 15, to: 26, before: 'She waited.' } })
  })

  it('moves along with words written before it', () => {
    const made = change({ start: 29, end: 40, before: 'She waited.', after: 'She left.' })
    const steps = [{ kind: 'keep' as const, text: file.slice(0, 14) }, { kind: 'add' as const, text: 'Night. ' }, { kind: 'keep' as const, text: file.slice(14) }]
    expect(place([made], steps, head)[0]!.shown).toMatchObject({ from: 22, to: 33 })
  })

  it('counts characters beyond the first plane once, as the server does', () => {
    const text = 'A 🌊 rose. She waited.'
    const made = change({ start: 10, end: 21, before: 'She waited.', after: '' , kind: 'delete' })
    expect(place([made], [{ kind: 'keep', text }], 0)[0]!.shown).toMatchObject({ from: 11, to: 22 })
  })

  it('is gone when its sentence changed', () => {
    const made = change({ start: 29, end: 40, before: 'She waited.', after: 'She left.' })
    const steps = [{ kind: 'keep' as const, text: file.slice(0, 33) }, { kind: 'remove' as const, text: 'waited' }, { kind: 'add' as const, text: 'slept' }, { kind: 'keep' as const, text: '.\n' }]
    expect(place([made], steps, head)[0]).toMatchObject({ place: 'gone', shown: null })
  })

  it('is added once it was accepted, whatever the words are by now', () => {
    const made = change({ start: 29, end: 40, before: 'She waited.', after: 'She left.', decision: 'kept' })
    const steps = [{ kind: 'keep' as const, text: file.slice(0, 29) }, { kind: 'remove' as const, text: 'She waited.' }, { kind: 'add' as const, text: 'She left.' }, { kind: 'keep' as const, text: '\n' }]
    expect(place([{ ...made, added: true }], steps, head)[0]).toMatchObject({ place: 'added', shown: null })
    expect(place([{ ...made, added: true }], [{ kind: 'keep', text: file }], head)[0]!.place).toBe('added')
    // somebody else wrote the same: that is no acceptance
    expect(place([made], steps, head)[0]!.place).toBe('gone')
  })

  it('is not added as soon as it is kept, though its words stand there by chance', () => {
    const inserted = change({ kind: 'insert', start: 41, end: 41, after: '\nHe came.\n', decision: 'kept' })
    expect(place([inserted], [{ kind: 'keep', text: file }, { kind: 'add', text: '\nHe came.\n' }], head)[0]!.place).toBe('here')
    const removed = change({ kind: 'delete', start: 29, end: 40, before: 'She waited.', after: '', decision: 'kept' })
    expect(place([removed], [{ kind: 'keep', text: file }], head)[0]!.place).toBe('here')
  })

  it('follows, as a new paragraph, what was added at its place before', () => {
    const text = 'The wind rose, and it went on rising.\n'
    const first = change({ id: 'a', kind: 'insert', start: 37, end: 37, after: '\n\nShe waited.', decision: 'kept' })
    const second = change({ id: 'b', kind: 'insert', start: 37, end: 37, after: '\n\nHe came.' })
    const steps = [{ kind: 'keep' as const, text: text.slice(0, 37) }, { kind: 'add' as const, text: '\n\nShe' }, { kind: 'keep' as const, text: '\n' }, { kind: 'add' as const, text: ' waited.\n' }]
    const now = steps.map((step) => step.text).join('')
    const placed = place([{ ...first, added: true }, second], steps, 0)
    expect(placed.map((each) => each.place)).toEqual(['added', 'here'])
    expect(placed[1]!.shown!.from).toBe(now.trimEnd().length)
  })
})
