import { describe, expect, it } from 'vitest'
import { runsBeside } from './wording'

const marked = (text: string, other: string) => runsBeside(text, other).map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')

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
})
