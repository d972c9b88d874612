import { describe, expect, it } from 'vitest'
import { stretchesBeside } from './wording'

const marked = (text: string, other: string) =>
  stretchesBeside(text, other)
    .map(({ runs, differs }) => [runs.map((run) => (run.em ? `/${run.text}/` : run.text)).join(''), differs] as const)
    .map(([words, differs]) => (differs ? `[${words}]` : words))
    .join('')

describe('a side of a choice', () => {
  it('shows which words are its own', () => {
    expect(marked('She waited an hour.', 'She did not wait.')).toBe('She [waited an hour.]')
    expect(marked('She waited there an hour.', 'She waited an age.')).toBe('She waited [there] an [hour.]')
  })
  it('shows all of it where the other has nothing', () => {
    expect(marked('She waited.', '')).toBe('[She waited.]')
    expect(marked('', 'She waited.')).toBe('')
  })
  it('shows nothing where both are the same', () => {
    expect(marked('She waited.', 'She waited.')).toBe('She waited.')
  })
  it('reads as the page does: no marks, and wrapped lines flow', () => {
    expect(marked('She *never*\nwaited.', 'She *never* slept.')).toBe('She /never/ [waited.]')
    expect(marked('# Low *water*\n\nShe waited.', '')).toBe('[Low /water/\n\nShe waited.]')
  })
  it('shows words that only one has in italics as its own', () => {
    expect(marked('She *never* waited.', 'She never waited.')).toBe('She [/never/] waited.')
  })
  it('shows no mark whose other half stayed outside', () => {
    expect(marked('*She waited.', 'She waited.')).toBe('She waited.')
    expect(marked('“No,” he said.*', '')).toBe('[“No,” he said.]')
  })
})
