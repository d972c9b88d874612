/** Names as people write them, and what stands for them underneath. */
import { describe, expect, it } from 'vitest'
import { nameTrouble, plainName, spokenName } from './names'

const ALLOWED = /^(?!.*(\.\.|\/\/|\.$))[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/

describe('a name', () => {
  it.each(['A darker ending', 'Ana’s second try', 'Ende, anders', 'Темнее', '…the end', 'half-way', 'a_b', 'v1.2', '結末'])('%s is read as it was written', (words) => {
    expect(plainName(words)).toMatch(ALLOWED)
    expect(spokenName(plainName(words))).toBe(words)
  })

  it('that was made with one’s own tools is shown without its hyphens', () => {
    expect(spokenName('a-darker-ending')).toBe('a darker ending')
    expect(spokenName('by_ben')).toBe('by_ben')
  })

  it('is refused before it is sent when it is empty, too long or taken', () => {
    expect(nameTrouble('  ', [])).not.toBeNull()
    expect(nameTrouble('д'.repeat(60), [])).not.toBeNull()
    expect(nameTrouble('a Darker ending', ['A-darker-ending'])).toMatch('already')
    expect(nameTrouble('A darker ending', ['main'])).toBeNull()
  })
})
