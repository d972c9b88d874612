/** What a suggestion is shown as when it is opened again. */
import { ChangeSet, Text } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { redline } from './redline'

const made = (base: string, prose: string) => ChangeSet.fromJSON(redline(base, prose))
const applied = (base: string, prose: string) => made(base, prose).apply(Text.of(base.split('\n'))).toString()

/** What is taken out and put in, in order. */
function steps(base: string, prose: string): [string, string][] {
  const found: [string, string][] = []
  made(base, prose).iterChanges((from, to, _from, _to, put) => found.push([base.slice(from, to), put.toString()]))
  return found
}

describe('the changes from one text to another', () => {
  it.each([
    ['It rained.\n', 'It rained.\n'],
    ['', 'It rained.\n'],
    ['It rained.\n', ''],
    ['It rained.\n\nNobody slept.\n', 'Nobody slept.\n\nIt rained.\n'],
    ['One\r\n\r\ntwo 🌧 three', 'One\r\n\r\ntwo 🌦 three'],
  ])('make %j to %j', (base, prose) => expect(applied(base, prose)).toBe(prose))

  it('are those of words, however long the text around them is', () => {
    const around = 'A paragraph that stays as it is.\n\n'.repeat(3000)
    const base = `It rained all night.\n\n${around}The letter came at noon.\n`
    const prose = `It poured all night.\n\n${around}The letter came at dusk.\n`
    expect(steps(base, prose)).toEqual([['rained', 'poured'], ['noon.', 'dusk.']])
  })

  it('take out and put in whole paragraphs', () => {
    expect(steps('One.\n\nTwo.\n\nThree.\n', 'One.\n\nThree.\n')).toEqual([['Two.\n\n', '']])
    expect(steps('One.\n\nThree.\n', 'One.\n\nTwo.\n\nThree.\n')).toEqual([['', 'Two.\n\n']])
  })
})
