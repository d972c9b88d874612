/** Roles in words: what each lets somebody do in a book. */
import type { NewInvitation } from '@/api/generated/models'

export type GivenRole = NewInvitation['role']

export const ROLES: [GivenRole, string, string][] = [
  ['editor', 'Editor', 'Writes, decides what is added, and may write where others may not.'],
  ['writer', 'Writer', 'Writes in the book, or in some of its chapters.'],
  ['reviewer', 'Reviewer', 'Reads, comments, and suggests other words.'],
  ['reader', 'Reader', 'Reads.'],
]

export const roleName = (role: string) => (role === 'owner' ? 'Owner' : (ROLES.find(([each]) => each === role)?.[1] ?? role))

/** Which part of the book a member writes in; empty where there is nothing to say. */
export function partOf(chapters: readonly string[] | null | undefined, titles: ReadonlyMap<string, string>): string {
  return chapters ? `only in ${chapters.map((each) => `“${titles.get(each) ?? each}”`).join(', ')}` : ''
}
