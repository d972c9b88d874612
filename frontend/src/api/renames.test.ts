import { describe, expect, it } from 'vitest'
import { branchOf, followRenames } from './renames'

const [one, two] = ['1'.repeat(40), '2'.repeat(40)]
const moved = (ref: string, before: string | null, commit: string | null) => ({ ref, before, commit, author: 'Ann' })

describe('a renaming', () => {
  it('is a name that comes and another that goes from the same version', () => {
    const follow = followRenames()
    expect(follow(moved('refs/heads/new', null, one))).toBeNull()
    expect(follow(moved('refs/heads/old', one, null))).toEqual({ from: 'old', to: 'new', author: 'Ann' })
  })
  it('may share a private draft', () => {
    const follow = followRenames()
    follow(moved('refs/heads/new', null, one))
    expect(follow(moved('refs/plotweaver/private/a1/old', one, null))?.from).toBe('mine/old')
  })
  it('is not told where a draft only goes, or another version was begun from', () => {
    expect(followRenames()(moved('refs/heads/old', one, null))).toBeNull()
    const follow = followRenames()
    follow(moved('refs/heads/new', null, two))
    expect(follow(moved('refs/heads/old', one, null))).toBeNull()
  })
  it('is not told where something else was written in between', () => {
    const follow = followRenames()
    follow(moved('refs/heads/new', null, one))
    follow(moved('refs/heads/main', one, two))
    expect(follow(moved('refs/heads/old', one, null))).toBeNull()
  })
})

it('names of versions are no branches', () => {
  expect(branchOf('refs/tags/first')).toBeNull()
})
