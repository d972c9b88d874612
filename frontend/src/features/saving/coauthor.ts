/** Who else wrote in a scene: the names that notices of a shared scene use. */
import type { Version } from '@/api/generated/models'
import { readHistory } from '@/api/queries'

const LOOKED_THROUGH = 20

/** Who wrote in this scene last, apart from us; with nobody else, we did so ourselves somewhere else. */
export async function otherAuthor(project: string, branch: string, path: string, me: string): Promise<Version | null> {
  const { versions } = await readHistory(project, branch, path, LOOKED_THROUGH)
  return versions.find((version) => version.author !== me) ?? versions[0] ?? null
}

/** How another author is named in a sentence. */
export function nameOf(author: string | undefined, me: string): string {
  if (author === undefined) return 'someone else'
  return author === me ? 'another window of yours' : author
}
