/** What a policy lets. */
import { describe, expect, it } from 'vitest'
import { allowedWords, allows, withProvider } from './policy'

describe('a policy', () => {
  it('lets no model read with none, this machine with local, and those it names besides', () => {
    const places = ['local', 'a.example', 'b.example']
    expect(places.map((each) => allows({ rule: 'none' }, each))).toEqual([false, false, false])
    expect(places.map((each) => allows({ rule: 'local', providers: ['a.example'] }, each))).toEqual([true, false, false])
    expect(places.map((each) => allows({ rule: 'named', providers: ['a.example'] }, each))).toEqual([true, true, false])
  })

  it('lets a provider in and shuts it out again', () => {
    const wider = withProvider({ rule: 'named', providers: [] }, 'a.example', true)
    expect(wider.providers).toEqual(['a.example'])
    expect(withProvider(wider, 'a.example', false).providers).toEqual([])
  })

  it('is said in words', () => {
    expect(allowedWords({ rule: 'named', providers: ['a.example'] })).toBe('only models on this machine and at a.example may read this book.')
    expect(allowedWords({ rule: 'named', providers: [] })).toBe('only models on this machine may read this book.')
  })
})
