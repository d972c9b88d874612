/** Texts that a draft and the book both changed: what one chooses about in each, and the file that the choice makes. */
import type { Edit } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
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
  if (ours === null || theirs === null) {
    const { head } = divided(ours ?? theirs ?? '')
    const [mine, others] = [ours, theirs].map((text) => (text === null ? '' : divided(text).prose)) as [string, string]
    return { path, head, parts: [{ kind: 'choice', mine, theirs: others }], gone: true }
  }
  const [from, mine, others] = [base ?? '', ours, theirs].map(divided) as [Divided, Divided, Divided]
  const head = mine.head === others.head || others.head === from.head ? mine.head : mine.head === from.head ? others.head : null
  if (head === null) return { path, head: '', parts: stretches(base ?? '', ours, theirs), gone: false }
  return { path, head, parts: stretches(from.prose, mine.prose, others.prose), gone: false }
}

/** The file as it was chosen; one that was taken out and chosen so stays out. */
export function editOf({ path, head, gone }: Chooseable, chosen: string): Edit {
  return { path, text: gone && chosen.trim() === '' ? null : head + chosen }
}

/** Whether bringing two together met the same sentence changed in both. */
export function clashed(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.code === 'change.conflict' && error.conflicts.length > 0
}

/** The texts with what was chosen about them before as one's own side. */
export function withChosen(texts: readonly ConflictedText[], chosen: readonly Edit[]): ConflictedText[] {
  const before = new Map(chosen.map((edit) => [edit.path, edit.text]))
  return texts.map((each) => ({ ...each, ours: before.has(each.path) ? (before.get(each.path) ?? null) : each.ours }))
}

interface Divided {
  head: string
  prose: string
}

function divided(text: string): Divided {
  const head = /^---\r?\n(?:[\s\S]*?\n)?---\r?\n(?:\r?\n)*/.exec(text)?.[0] ?? ''
  return { head, prose: text.slice(head.length) }
}
