/** What is said of a key. */
import { describe, expect, it } from 'vitest'
import { heldWords, otherwiseWords } from './keyWords'

describe('a key', () => {
  it('is told by who set it, when, and its end', () => {
    expect(heldWords({ last_four: '9876', set_by: 'Ann', set_at: 1_800_000_000 })).toMatch(/^A key is set, by Ann on .*2027\. It ends in “9876”\.$/)
    expect(heldWords({ last_four: '', set_by: '', set_at: 1_800_000_000 })).toMatch(/by whoever keeps this PlotWeaver on .*2027\.$/)
  })

  it('that is not set says which one is taken', () => {
    expect(otherwiseWords('installation', 'this book’s own')).toBe('No key of this book’s own. The one of this PlotWeaver is taken.')
    expect(otherwiseWords('none', 'this book’s own')).toBe('No key of this book’s own. Calls are made without one.')
  })
})
