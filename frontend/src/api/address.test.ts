import { describe, expect, it } from 'vitest'
import { addressOf } from './address'

const project = 'abcdefghijkl'

describe('the address of an operation', () => {
  it('names what was asked, whatever the draft is called', () => {
    const address = new URL(addressOf('content.export', { params: { project }, query: { format: 'docx', branch: 'drafts/a & b', at: 'f'.repeat(40) } }), 'http://book')
    expect(address.pathname).toBe('/api/v1/projects/abcdefghijkl/export')
    expect(Object.fromEntries(address.searchParams)).toEqual({ format: 'docx', branch: 'drafts/a & b', at: 'f'.repeat(40) })
  })

  it('leaves out what was not asked for', () => {
    expect(addressOf('content.outline', { params: { project }, query: { at: null } })).toBe(`/api/v1/projects/${project}/outline`)
  })

  it('keeps a path of the book a path, and everything else one part', () => {
    expect(addressOf('content.file', { params: { project: 'a/b', path: 'plot/out line.yaml' } })).toBe('/api/v1/projects/a%2Fb/files/plot/out%20line.yaml')
  })

  it('is none without one of its parts', () => {
    expect(() => addressOf('content.outline')).toThrow('needs project')
  })
})
