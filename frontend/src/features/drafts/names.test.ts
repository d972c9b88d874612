/** Names as people write them, and what stands for them underneath. */
import { describe, expect, it } from 'vitest'
import { draftName, isPrivate, nameTrouble, plainName, spokenName } from './names'

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

  it('of a private draft tells that it is one, and reads like every other one', () => {
    const name = draftName('A darker ending', true)
    expect([name, isPrivate(name), spokenName(name)]).toEqual(['mine/A-darker-ending', true, 'A darker ending'])
    expect(isPrivate(draftName('mine/x', false))).toBe(false)
    expect(spokenName(draftName('mine/x', false))).toBe('mine/x')
  })

  it('may be one of a private draft and of another one', () => {
    expect(nameTrouble('Darker', ['Darker'], true)).toBeNull()
    expect(nameTrouble('darker', ['mine/Darker'], true)).toMatch('already')
    expect(nameTrouble('Darker', ['mine/Darker'])).toBeNull()
    expect(nameTrouble('x'.repeat(196), [], true)).toMatch('too long: its first 195 signs would fit')
  })

  it('is refused before it is sent when it is empty, too long or taken', () => {
    expect(nameTrouble('  ', [])).not.toBeNull()
    expect(nameTrouble('д'.repeat(60), [])).toMatch('its first 39 signs would fit')
    expect(nameTrouble('д'.repeat(39), [])).toBeNull()
    expect(nameTrouble('a Darker ending', ['A-darker-ending'])).toMatch('already')
    expect(nameTrouble('A darker ending', ['main'])).toBeNull()
  })
})
