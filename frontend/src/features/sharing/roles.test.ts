/** Roles in words. */
import { describe, expect, it } from 'vitest'
import { partOf, roleName } from './roles'

describe('a role', () => {
  it('is called by its name', () => {
    expect(['owner', 'editor', 'reader'].map(roleName)).toEqual(['Owner', 'Editor', 'Reader'])
  })

  it('says which chapters it is for, by their titles where they are known', () => {
    expect(partOf(['one', 'two'], new Map([['one', 'Low water']]))).toBe('only in “Low water”, “two”')
    expect(partOf(null, new Map())).toBe('')
  })
})
