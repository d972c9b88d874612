/** The files of a book, in the groups that a novelist knows. */
import type { TreeFile } from '@/api/generated/models'

const GROUPS: [string, (file: TreeFile) => boolean][] = [
  ['The text', ({ path, kind }) => kind === 'scene' || path.startsWith('manuscript/')],
  ['People', ({ path }) => path.startsWith('characters/')],
  ['Places and times', ({ path }) => path.startsWith('world/')],
  ['Plot', ({ path }) => path.startsWith('plot/')],
  ['Pictures and the like', ({ kind }) => kind === 'asset'],
  ['Everything else', () => true],
]

/** Every file once, in the first group that it fits; groups that have none are left out. */
export function grouped(files: readonly TreeFile[]): [string, TreeFile[]][] {
  const found = new Map<string, TreeFile[]>(GROUPS.map(([name]) => [name, []]))
  for (const file of files) found.get(GROUPS.find(([, fits]) => fits(file))![0])!.push(file)
  return [...found].filter(([, each]) => each.length > 0)
}

/** "3.2 kB". */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`
}
