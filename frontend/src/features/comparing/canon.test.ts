/** People and places beside each other. */
import { describe, expect, it } from 'vitest'
import type { CanonChange } from '@/api/generated/models'
import { canonNote, fieldName } from './canon'

const change: CanonChange = { path: 'characters/elena.yaml', name: 'Elena', kind: 'changed', fields: [{ name: 'facts.eyes', before: 'grey', after: 'green' }] }

describe('a field', () => {
  it.each([
    ['facts.eyes', 'Eyes'],
    ['facts.family.older_brother', 'Family: older brother'],
    ['voice.words', 'Voice: words'],
    ['traits', 'Traits'],
  ])('%s is called %s', (name, said) => {
    expect(fieldName({ name, before: null, after: null })).toBe(said)
  })
})

describe('somebody or a place', () => {
  it('is told apart, with what became of it', () => {
    expect(canonNote(change)).toBe('Person · Changed')
    expect(canonNote({ ...change, path: 'world/mole.md', kind: 'added' })).toBe('Place · New')
  })

  it('that only looks different says so', () => {
    expect(canonNote({ ...change, fields: [] })).toBe('Person · Written otherwise, says the same')
    expect(canonNote({ ...change, fields: [], problem: 'Line 2: no' })).toBe('Person · Changed')
  })
})
