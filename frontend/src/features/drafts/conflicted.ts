/** Texts that a draft and the book both changed: what one chooses about in each, and the file that the choice makes. */
import type { Edit } from '@/api/generated/models'
import type { ConflictedText } from '@/api/problem'
import { stretches } from '@/features/saving/stale'
import type { Stretch } from '@/features/saving/stale'

export interface Chooseable {
  path: string
  /** The scene's details before its prose, where they need no choice. */
  head: string
  parts: Stretch[]
  /** Whether one of the two has taken the whole file out. */
  gone: boolean
}

/** What one chooses about in a file. */
export function chooseable({ path, base, ours, theirs }: ConflictedText): Chooseable {
  if (ours === null || theirs === null) return { path, head: '', parts: [{ kind: 'choice', mine: ours ?? '', theirs: theirs ?? '' }], gone: true }
  const [from, mine, others] = [base ?? '', ours, theirs].map(divided) as [Divided, Divided, Divided]
  const head = mine.head === others.head || others.head === from.head ? mine.head : mine.head === from.head ? others.head : null
  if (head === null) return { path, head: '', parts: stretches(base ?? '', ours, theirs), gone: false }
  return { path, head, parts: stretches(from.prose, mine.prose, others.prose), gone: false }
}

/** The file as it was chosen; one that was taken out and chosen so stays out. */
export function editOf({ path, head, gone }: Chooseable, chosen: string): Edit {
  return { path, text: gone && chosen.trim() === '' ? null : head + chosen }
}

interface Divided {
  head: string
  prose: string
}

function divided(text: string): Divided {
  const head = /^---\r?\n(?:[\s\S]*?\n)?---\r?\n(?:\r?\n)*/.exec(text)?.[0] ?? ''
  return { head, prose: text.slice(head.length) }
}
