/** Choosing where two people wrote in the same place. */
import { describe, expect, it } from 'vitest'
import { assemble, stretches } from './stale'

const base = 'The wind rose.\n\nShe waited.\n\nHe came.\n'
const mine = 'The wind rose.\n\nShe waited an hour.\n\nHe came.\n'
const theirs = 'The wind rose.\n\nShe did not wait.\n\nHe came.\n'

describe('two texts of one scene', () => {
  it('differ only where both changed the same paragraph', () => {
    expect(stretches(base, mine, theirs)).toEqual([
      { kind: 'same', text: 'The wind rose.\n\n' },
      { kind: 'choice', mine: 'She waited an hour.\n\n', theirs: 'She did not wait.\n\n' },
      { kind: 'same', text: 'He came.\n' },
    ])
  })

  it.each([
    ['mine', mine],
    ['theirs', theirs],
    ['both', 'The wind rose.\n\nShe waited an hour.\n\nShe did not wait.\n\nHe came.\n'],
  ] as const)('become one by choosing %s', (kind, text) => {
    expect(assemble(stretches(base, mine, theirs), [{ kind }])).toBe(text)
  })

  it('become one by writing it new', () => {
    const text = assemble(stretches(base, mine, theirs), [{ kind: 'own', text: 'She left.' }])
    expect(text).toBe('The wind rose.\n\nShe left.\n\nHe came.\n')
  })

  it('keep what only one of them changed, without a choice', () => {
    const parts = stretches(base, `${base}\nA boat.\n`, base.replace('The wind rose.', 'The wind fell.'))
    expect(parts.every((part) => part.kind === 'same')).toBe(true)
    expect(assemble(parts, [])).toBe('The wind fell.\n\nShe waited.\n\nHe came.\n\nA boat.\n')
  })

  it('lose no paragraph that either added, when both are chosen', () => {
    const parts = stretches('One.\n', 'One.\n\nMine.\n', 'One.\n\nTheirs.\n')
    expect(assemble(parts, [{ kind: 'both' }])).toBe('One.\n\nMine.\n\nTheirs.\n')
  })

  it('are left as they are when nothing differs', () => {
    expect(assemble(stretches(base, base, base), [])).toBe(base)
    expect(assemble(stretches('', '', ''), [])).toBe('')
  })
})
