/** What one may do where, by role, limits, drafts and locks. */
import { describe, expect, it } from 'vitest'
import type { Lock, OpenProject } from '@/api/generated/models'
import type { PlacedScene } from '@/features/outline/order'
import { rightsIn } from './rights'

const WRITER: OpenProject['may'] = ['project:read', 'project:comment', 'project:suggest', 'project:write']

function book(more: Partial<OpenProject> = {}): OpenProject {
  return {
    id: 'p1', title: 'Rain', role: 'writer', visibility: 'private', words: 9, updated_at: '2026-11-30T00:00:00Z',
    may: WRITER, limits: { writes: 'book', chapters: null }, ai: 'none', ...more,
  }
}

function placed(scene: string, chapter: string): PlacedScene {
  const one = { id: scene, title: scene, path: `${scene}.md`, words: 1, status: null }
  return { scene: one, chapter: { slug: chapter, title: chapter, scenes: [one] } }
}

function lock(more: Partial<Lock>): Lock {
  return { id: 'l1', kind: 'scene', target: 'a', level: 'hard', holder: 'ben', name: 'Ben', reason: '', fence: 1, taken_at: 0, ends_at: null, requests: [], ...more }
}

const A = placed('a', 'one')
const B = placed('b', 'two')
const opened = { book: book(), inBook: true, closed: false, locks: [] }

describe('in the book itself', () => {
  it('nothing may be done before it is known who asks', () => {
    const rights = rightsIn({ ...opened, book: undefined })
    expect([rights.writes, rights.canWrite(A), rights.mayEdit(A), rights.canDraft, rights.mayFreeze]).toEqual([false, false, false, false, false])
  })

  it('a writer of some chapters writes in those', () => {
    const rights = rightsIn({ ...opened, book: book({ limits: { writes: 'book', chapters: ['one'] } }) })
    expect([rights.canWrite(A), rights.canWrite(B)]).toEqual([true, false])
    expect([rights.mayEdit(A), rights.mayEdit(B)]).toEqual([true, false])
  })

  it('a writer may not write where only editors do', () => {
    const rights = rightsIn({ ...opened, book: book({ limits: { writes: 'drafts', chapters: null } }) })
    expect([rights.writes, rights.mine(A), rights.canWrite(A)]).toEqual([true, false, false])
  })

  it('what is frozen stays as it is for everybody, and no other lock closes the page', () => {
    const locks = [lock({ level: 'frozen' }), lock({ id: 'l2', kind: 'chapter', target: 'two' })]
    const rights = rightsIn({ ...opened, locks })
    expect([rights.mayEdit(A), rights.mayEdit(B)]).toEqual([false, true])
    expect(rights.locksAt(B).map((each) => each.id)).toEqual(['l2'])
  })

  it('nothing is written once it is no longer theirs to read', () => {
    expect(rightsIn({ ...opened, closed: true }).mayEdit(A)).toBe(false)
  })

  it('a model drafts where the book lets one read it', () => {
    expect(rightsIn(opened).canDraft).toBe(false)
    expect(rightsIn({ ...opened, book: book({ ai: 'local' }) }).canDraft).toBe(true)
    expect(rightsIn({ ...opened, book: book({ ai: 'local', may: ['project:read'] }) }).canDraft).toBe(false)
  })
})

describe('in a draft of the book', () => {
  const draft = { ...opened, inBook: false }

  it('whoever writes at all writes everywhere', () => {
    const rights = rightsIn({ ...draft, book: book({ limits: { writes: 'drafts', chapters: ['one'] } }) })
    expect([rights.canWrite(A), rights.canWrite(B), rights.mayEdit(B)]).toEqual([true, true, true])
  })

  it('the book’s locks say nothing, and no model drafts', () => {
    const rights = rightsIn({ ...draft, book: book({ ai: 'named' }), locks: [lock({ kind: 'book', target: '', level: 'frozen' })] })
    expect(rights.locksAt(A)).toEqual([])
    expect([rights.mayEdit(A), rights.canDraft, rights.drafting]).toEqual([true, false, true])
  })
})
