import { describe, expect, it } from 'vitest'
import type { TreeFile } from '@/api/generated/models'
import { grouped, sizeOf } from './grouping'

const file = (path: string, kind: TreeFile['kind']): TreeFile => ({ path, size: 1, kind })

describe('the files of a book', () => {
  it('are each in one group, and no group is empty', () => {
    const files = [file('characters/ana.yaml', 'settings'), file('manuscript/01-a/01-b.md', 'scene'), file('manuscript/book.yaml', 'settings'), file('cover.png', 'asset'), file('README.md', 'text')]
    expect(grouped(files).map(([name, each]) => [name, each.map(({ path }) => path)])).toEqual([
      ['The text', ['manuscript/01-a/01-b.md', 'manuscript/book.yaml']],
      ['People', ['characters/ana.yaml']],
      ['Pictures and the like', ['cover.png']],
      ['Everything else', ['README.md']],
    ])
  })

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [3210, '3.2 kB'],
    [45_600, '46 kB'],
    [2_500_000, '2.5 MB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(sizeOf(bytes)).toBe(words)
  })
})
