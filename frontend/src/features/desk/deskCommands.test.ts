/** What the list of commands offers, by what one may do. */
import { describe, expect, it, vi } from 'vitest'
import type { OpenProject } from '@/api/generated/models'
import { commandsOf, shortcutsOf } from './deskCommands'
import type { Layout } from './useLayout'
import type { OpenText } from './useOpenText'
import { rightsIn } from './rights'
import type { Ways } from './ways'

const READER: OpenProject['may'] = ['project:visit', 'project:read']
const WRITER: OpenProject['may'] = [...READER, 'project:comment', 'project:suggest', 'project:write']

function desk({ may = WRITER, ai = 'local', role = 'writer', suggesting = null }: { may?: OpenProject['may']; ai?: OpenProject['ai']; role?: OpenProject['role']; suggesting?: unknown } = {}) {
  const book: OpenProject = { id: 'p', title: 'Rain', role, visibility: 'private', words: 9, updated_at: '', may, limits: { writes: 'book', chapters: null }, ai }
  const text = { rights: rightsIn({ book, inBook: true, closed: false, locks: [] }), drafts: [], here: undefined } as unknown as OpenText
  const layout = { extent: 'scene', outline: true, panel: null, focus: false, setFocus: vi.fn(), toggleFocus: vi.fn(), over: false, uncover: vi.fn() } as unknown as Layout
  const ways = { step: vi.fn(), openText: vi.fn() } as unknown as Ways
  const acts = { save: vi.fn(), find: vi.fn(), toggle: vi.fn(), show: vi.fn() }
  return { project: 'p', draft: null, scene: 'a', text, layout, ways, keeping: true, saying: { comment: vi.fn(), commands: [] }, suggesting: { session: suggesting, commands: [] }, ...acts }
}

const labels = (given: Parameters<typeof desk>[0] = {}) => commandsOf(desk(given)).map((each) => each.label)

describe('the commands of the desk', () => {
  it('offer who writes to make a version, to replace and to draft', () => {
    expect(labels()).toEqual(expect.arrayContaining(['Make a version', 'Find and replace', 'Draft with AI', 'Ask a model about this scene']))
  })

  it('offer who reads nothing that they may not do', () => {
    const offered = labels({ may: READER, role: 'reader' })
    expect(offered).toContain('Find in the book')
    expect(offered.filter((each) => /version|replace|Draft with|Try something|Who did what/.test(each))).toEqual([])
  })

  it('offer no model where the book lets none read it', () => {
    expect(labels({ ai: 'none' }).filter((each) => /AI$|model/.test(each))).toEqual([])
  })

  it('send what is suggested instead of making a version', () => {
    const offered = labels({ suggesting: {} })
    expect(offered[0]).toBe('Send what you suggest')
    expect(offered).not.toContain('Make a version')
  })

  it('show the log of the book to its owners alone', () => {
    expect([labels({ role: 'owner' }), labels()].map((each) => each.includes('Who did what'))).toEqual([true, false])
  })

  it('have one name each', () => {
    const offered = labels({ role: 'owner' })
    expect(new Set(offered).size).toBe(offered.length)
  })
})

describe('the keys of the desk', () => {
  it('save, whoever presses them', () => {
    const reader = desk({ may: READER })
    shortcutsOf(reader, false)['mod+s']!()
    expect(reader.save).toHaveBeenCalledOnce()
  })

  it('draft only where one may', () => {
    const [reader, writer] = [desk({ may: READER }), desk()]
    for (const each of [reader, writer]) shortcutsOf(each, false)['mod+j']!()
    expect(reader.toggle).not.toHaveBeenCalled()
    expect(writer.toggle).toHaveBeenCalledWith('draft')
  })

  it('close with Escape what lies over the page, after focus', () => {
    const covered = desk()
    Object.assign(covered.layout, { over: true })
    shortcutsOf(covered, false)['escape']!()
    expect(covered.layout.uncover).toHaveBeenCalledOnce()
    Object.assign(covered.layout, { focus: true })
    shortcutsOf(covered, false)['escape']!()
    expect(covered.layout.setFocus).toHaveBeenCalledWith(false)
  })

  it('leave Ctrl+F to the browser while one finds, and Escape while nothing is in focus', () => {
    expect(Object.keys(shortcutsOf(desk(), true))).not.toContain('mod+f')
    expect(Object.keys(shortcutsOf(desk(), false))).toContain('mod+f')
    expect(Object.keys(shortcutsOf(desk(), false))).not.toContain('escape')
  })
})
