import { describe, expect, it } from 'vitest'
import { addressOf, FORMS } from './forms'

describe('the address of a file', () => {
  it('names the version that was written, whatever the draft is called', () => {
    const address = new URL(addressOf('abcdefghijkl', 'docx', 'drafts/a & b', 'f'.repeat(40)), 'http://book')
    expect(address.pathname).toBe('/api/v1/projects/abcdefghijkl/export')
    expect(Object.fromEntries(address.searchParams)).toEqual({ format: 'docx', branch: 'drafts/a & b', at: 'f'.repeat(40) })
  })

  it('is there for every kind of file once', () => {
    expect(new Set(FORMS.map((each) => each.form)).size).toBe(5)
  })
})
