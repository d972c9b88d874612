import { describe, expect, it } from 'vitest'
import { base64Of, isPacked, objectionTo } from './file'

const sized = (name: string, size: number) => Object.defineProperty(new File([], name), 'size', { value: size })

describe('a file', () => {
  it('of twenty megabytes is sent, a larger one is told about, by name and size', () => {
    expect(objectionTo([sized('a.docx', 20 * 1024 * 1024)])).toBeNull()
    expect(objectionTo([sized('a.docx', 20 * 1024 * 1024 + 1)])).toMatch(/^a\.docx has 21 MB; 20 MB is the most\. .*Nothing was created\.$/)
  })

  it('is one, and not several or none', () => {
    expect(objectionTo([])).toMatch(/Nothing was created/)
    expect(objectionTo([sized('a.txt', 1), sized('b.txt', 1)])).toMatch(/several files/)
  })

  it('that is a packed book has nothing to arrange', () => {
    expect(['a.zip', 'b.BUNDLE', 'c.docx'].map((name) => isPacked(new File([], name)))).toEqual([true, true, false])
  })

  it('is written in base64, whole', async () => {
    expect(await base64Of(new File(['Salt'], 'salt.txt'))).toBe('U2FsdA==')
    expect(await base64Of(new File([], 'empty.txt'))).toBe('')
  })
})
