/** Choosing where two people wrote in the same place. */
import { describe, expect, it } from 'vitest'
import { assemble, stretches } from './stale'

const base = 'The wind rose. She waited. The boat lay still.\n\nHe came.\n'
const mine = 'The wind rose. She waited an hour. The boat lay still.\n\nHe came.\n'
const theirs = 'The wind rose. She did not wait. The boat lay still.\n\nHe came.\n'

describe('two texts of one scene', () => {
  it('differ only in the sentence that both changed', () => {
    expect(stretches(base, mine, theirs)).toEqual([
      { kind: 'same', text: 'The wind rose. ' },
      { kind: 'choice', mine: 'She waited an hour.', theirs: 'She did not wait.' },
      { kind: 'same', text: ' The boat lay still.\n\nHe came.\n' },
    ])
  })

  it.each([
    ['mine', mine],
    ['theirs', theirs],
    ['both', 'The wind rose. She waited an hour. She did not wait. The boat lay still.\n\nHe came.\n'],
  ] as const)('become one by choosing %s', (kind, text) => {
    expect(assemble(stretches(base, mine, theirs), [{ kind }])).toBe(text)
  })

  it('become one by writing it new', () => {
    const text = assemble(stretches(base, mine, theirs), [{ kind: 'own', text: ' She left.\n' }])
    expect(text).toBe('The wind rose. She left. The boat lay still.\n\nHe came.\n')
  })

  it('keep what only one of them changed, without a choice', () => {
    const parts = stretches(base, `${base}\nA boat.\n`, base.replace('The wind rose.', 'The wind fell.'))
    expect(parts.every((part) => part.kind === 'same')).toBe(true)
    expect(assemble(parts, [])).toBe('The wind fell. She waited. The boat lay still.\n\nHe came.\n\nA boat.\n')
  })

  it('lose no paragraph that either added, when both are chosen', () => {
    const parts = stretches('One.\n', 'One.\n\nMine.\n', 'One.\n\nTheirs.\n')
    expect(assemble(parts, [{ kind: 'both' }])).toBe('One.\n\nMine.\n\nTheirs.\n')
    expect(assemble(parts, [{ kind: 'own', text: 'New.' }])).toBe('One.\n\nNew.\n')
  })

  it('stay paragraphs where each is one, when both are chosen', () => {
    const parts = stretches('One.\n\nTwo.\n', 'One.\n\nMine.\n', 'One.\n\nTheirs.\n')
    expect(assemble(parts, [{ kind: 'both' }])).toBe('One.\n\nMine.\n\nTheirs.\n')
  })

  it('ask once where neighbouring sentences were changed', () => {
    const parts = stretches('One. Two. Three.', 'One! Two! Three.', 'One? Two? Three.')
    expect(parts).toEqual([
      { kind: 'choice', mine: 'One! Two!', theirs: 'One? Two?' },
      { kind: 'same', text: ' Three.' },
    ])
  })

  it.each([
    ['A. C.', 'A. Bee. C.'],
    ['A.\n\nC.', 'A.\n\nBee.\n\nC.'],
  ])('leave no gap where the one that took a sentence out is chosen', (out, changed) => {
    const parts = stretches(changed.replace('Bee.', 'B.'), out, changed)
    expect(assemble(parts, [{ kind: 'mine' }])).toBe(out)
    expect(assemble(parts, [{ kind: 'theirs' }])).toBe(changed)
    expect(assemble(parts, [{ kind: 'both' }])).toBe(changed)
    expect(assemble(parts, [{ kind: 'own', text: 'Sea.' }])).toBe(changed.replace('Bee', 'Sea'))
    expect(assemble(parts, [{ kind: 'own', text: '' }])).toBe(out)
  })

  it('are left as they are when nothing differs', () => {
    expect(assemble(stretches(base, base, base), [])).toBe(base)
    expect(assemble(stretches('', '', ''), [])).toBe('')
  })
})
