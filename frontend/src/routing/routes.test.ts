/** Addresses and screens. */
import { describe, expect, it } from 'vitest'
import { parseRoute, pathOf } from './routes'
import type { Route } from './routes'

const known: [string, Route][] = [
  ['/', { screen: 'shelf' }],
  ['/sign-in', { screen: 'sign-in' }],
  ['/books/abc', { screen: 'desk', project: 'abc', scene: null }],
  ['/books/abc/scenes/low-water', { screen: 'desk', project: 'abc', scene: 'low-water' }],
  ['/books/abc/scenes/a%2Fb/suggestions/s1', { screen: 'review', project: 'abc', scene: 'a/b', suggestion: 's1' }],
]

describe('an address', () => {
  it.each(known)('%s means its screen and the screen has that address', (path, route) => {
    expect(parseRoute(path)).toEqual(route)
    expect(pathOf(route)).toBe(path)
  })

  it('with a slash at its end means the same screen', () => {
    expect(parseRoute('/books/abc/')).toEqual({ screen: 'desk', project: 'abc', scene: null })
  })

  it.each(['/books', '/elsewhere', '/books/abc/pages/x', '/books/abc/scenes/x/suggestions'])('%s is unknown', (path) => {
    expect(parseRoute(path).screen).toBe('unknown')
  })

  it('that is badly encoded does not break the shell', () => {
    expect(parseRoute('/books/%E0%A4%A')).toEqual({ screen: 'desk', project: '%E0%A4%A', scene: null })
  })
})
