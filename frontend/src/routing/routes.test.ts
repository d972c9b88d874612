/** Addresses and screens. */
import { describe, expect, it } from 'vitest'
import { ADDRESSES, parseRoute, pathOf } from './routes'
import type { Route } from './routes'

/** Whether the server knows it: as in its own reading, a star is one name. */
const isServed = (path: string) => ADDRESSES.some((shape) => new RegExp(`^${shape.replaceAll('*', '[^/]+')}$`).test(path))
const UNKNOWN = ['/books', '/elsewhere', '/books/abc/pages/x', '/books/abc/scenes/x/suggestions', '/books/abc/drafts', '/books/abc/drafts/x/pages', '/books/abc/who-wrote-this/scenes', '/books/abc/who-wrote-this/pages/x']

const known: [string, Route][] = [
  ['/', { screen: 'shelf' }],
  ['/sign-in', { screen: 'sign-in' }],
  ['/own-tools', { screen: 'own-tools' }],
  ['/ways-to-sign-in', { screen: 'ways-to-sign-in' }],
  ['/activity', { screen: 'activity', project: null }],
  ['/books/abc/activity', { screen: 'activity', project: 'abc' }],
  ['/account', { screen: 'account' }],
  ['/models', { screen: 'models' }],
  ['/your-activity', { screen: 'your-activity' }],
  ['/public-books', { screen: 'public-books' }],
  ['/join', { screen: 'join' }],
  ['/books/abc/people', { screen: 'people', project: 'abc' }],
  ['/books/abc/ai', { screen: 'ai', project: 'abc' }],
  ['/sign-up', { screen: 'sign-up' }],
  ['/reset-password', { screen: 'reset-password' }],
  ['/verify-email', { screen: 'verify-email' }],
  ['/books/abc', { screen: 'desk', project: 'abc', draft: null, scene: null }],
  ['/books/abc/scenes/low-water', { screen: 'desk', project: 'abc', draft: null, scene: 'low-water' }],
  ['/books/abc/drafts/darker', { screen: 'desk', project: 'abc', draft: 'darker', scene: null }],
  ['/books/abc/drafts/by%2Fben/scenes/low-water', { screen: 'desk', project: 'abc', draft: 'by/ben', scene: 'low-water' }],
  ['/books/abc/drafts/darker/compare', { screen: 'compare', project: 'abc', draft: 'darker' }],
  ['/books/abc/how-it-stands', { screen: 'report', project: 'abc', draft: null }],
  ['/books/abc/drafts/darker/how-it-stands', { screen: 'report', project: 'abc', draft: 'darker' }],
  ['/books/abc/who-is-where', { screen: 'cast', project: 'abc', draft: null }],
  ['/books/abc/files', { screen: 'files', project: 'abc', draft: null }],
  ['/books/abc/drafts/darker/files', { screen: 'files', project: 'abc', draft: 'darker' }],
  ['/books/abc/versions/c1/now', { screen: 'versions', project: 'abc', draft: null, first: 'c1', second: 'now' }],
  ['/books/abc/drafts/by%2Fben/versions/c1/c2', { screen: 'versions', project: 'abc', draft: 'by/ben', first: 'c1', second: 'c2' }],
  ['/books/abc/when-it-happens', { screen: 'timeline', project: 'abc', draft: null }],
  ['/books/abc/drafts/darker/how-they-speak', { screen: 'voices', project: 'abc', draft: 'darker' }],
  ['/books/abc/who-wrote-this', { screen: 'origins', project: 'abc', draft: null, part: { kind: 'book' } }],
  ['/books/abc/who-wrote-this/chapters/the-mole', { screen: 'origins', project: 'abc', draft: null, part: { kind: 'chapters', id: 'the-mole' } }],
  ['/books/abc/drafts/darker/who-wrote-this/scenes/a%2Fb', { screen: 'origins', project: 'abc', draft: 'darker', part: { kind: 'scenes', id: 'a/b' } }],
  ['/books/abc/scenes/a%2Fb/suggestions/s1', { screen: 'review', project: 'abc', scene: 'a/b', suggestion: 's1' }],
]

describe('an address', () => {
  it.each(known)('%s means its screen and the screen has that address', (path, route) => {
    expect(parseRoute(path)).toEqual(route)
    expect(pathOf(route)).toBe(path)
    expect(isServed(path)).toBe(true)
  })

  it.each(ADDRESSES)('of the shape %s means a screen', (shape) => {
    expect(parseRoute(shape.replaceAll('*', 'x')).screen).not.toBe('unknown')
  })

  it('with a slash at its end means the same screen', () => {
    expect(parseRoute('/books/abc/')).toEqual({ screen: 'desk', project: 'abc', draft: null, scene: null })
  })

  it.each(UNKNOWN)('%s is unknown, here and to the server', (path) => {
    expect(parseRoute(path).screen).toBe('unknown')
    expect(isServed(path)).toBe(false)
  })

  it('that is badly encoded does not break the shell', () => {
    expect(parseRoute('/books/%E0%A4%A')).toEqual({ screen: 'desk', project: '%E0%A4%A', draft: null, scene: null })
  })
})
