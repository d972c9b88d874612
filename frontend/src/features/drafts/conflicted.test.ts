/** A draft and the book changed the same sentence. */
import { describe, expect, it } from 'vitest'
import { assemble } from '@/features/saving/stale'
import { ApiProblem } from '@/api/problem'
import { chooseable, clashed, editOf, withChosen } from './conflicted'

const file = (prose: string, title = 'Mole') => `---\ntitle: ${title}\n---\n\n${prose}`
const base = file('Rain fell.\n\nIt was dark.\n\nNobody came.\n')

function chosen(ours: string | null, theirs: string | null, kind: 'mine' | 'theirs' | 'both') {
  const found = chooseable({ path: 'm/mole.md', base, ours, theirs })
  const places = found.parts.filter((part) => part.kind === 'choice')
  return { places: places.length, edit: editOf(found, assemble(found.parts, places.map(() => ({ kind })))) }
}

describe('a choice', () => {
  it('is about the sentence alone; what only one of them changed is kept', () => {
    const { places, edit } = chosen(file('Rain fell.\n\nIt was dark.\n\nAnn came.\n'), file('Snow fell.\n\nIt was dark.\n\nBen came.\n'), 'both')
    expect(places).toBe(1)
    expect(edit).toEqual({ path: 'm/mole.md', text: file('Snow fell.\n\nIt was dark.\n\nAnn came.\n\nBen came.\n') })
  })

  it('keeps details that only one of them changed', () => {
    expect(chosen(file('Rain fell.\n\nIt was dark.\n\nAnn came.\n'), file('Rain fell.\n\nIt was dark.\n\nBen came.\n', 'The mole'), 'mine').edit.text).toBe(
      file('Rain fell.\n\nIt was dark.\n\nAnn came.\n', 'The mole'),
    )
  })

  it('asks about details that both changed', () => {
    const { places, edit } = chosen(file('Rain fell.\n\nIt was dark.\n\nAnn came.\n', 'A'), file('Rain fell.\n\nIt was dark.\n\nBen came.\n', 'B'), 'theirs')
    expect(places).toBe(2)
    expect(edit.text).toContain('title: B')
  })

  it('may be for a scene that the draft took out, or for its staying out', () => {
    expect(chosen(null, base, 'mine').edit.text).toBeNull()
    expect(chosen(null, base, 'theirs').edit.text).toBe(base)
  })

  it('leaves a scene its details where its words are written new', () => {
    const found = chooseable({ path: 'm/mole.md', base, ours: null, theirs: base })
    expect(found.parts).toEqual([{ kind: 'choice', mine: '', theirs: 'Rain fell.\n\nIt was dark.\n\nNobody came.\n' }])
    expect(editOf(found, assemble(found.parts, [{ kind: 'own', text: 'New words.' }])).text).toBe(file('New words.\n'))
  })
})

describe('choosing once more', () => {
  const text = { path: 'm/mole.md', base: 'b', ours: 'o', theirs: 't' }

  it('has what was chosen on its own side, and other texts as they are', () => {
    const other = { ...text, path: 'm/pier.md' }
    expect(withChosen([text, other], [{ path: 'm/mole.md', text: 'chosen' }])).toEqual([{ ...text, ours: 'chosen' }, other])
    expect(withChosen([text], [{ path: 'm/mole.md', text: null }])[0]?.ours).toBeNull()
  })

  it('is for a clash only', () => {
    expect(clashed(new ApiProblem('change.conflict', 409, 'Clash', '', [], [text]))).toBe(true)
    expect(clashed(new ApiProblem('lock.held', 409, 'Kept'))).toBe(false)
  })
})
