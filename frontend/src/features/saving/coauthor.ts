/** Who else wrote in a scene: the names that notices of a shared scene use. */
import type { Version } from '@/api/generated/models'
import { readHistory, readHistoryAt } from '@/api/queries'

const LOOKED_THROUGH = 50

/** Where and since when somebody wrote. */
export interface Meeting {
  project: string
  branch: string
  path: string
  /** The version that our own words stand on; what came after it is others'. */
  since: string
}

/** Who wrote in this scene since, the last of them, rather others than ourselves in another window; null: unknown. */
export async function otherAuthor({ project, branch, path, since }: Meeting, me: string): Promise<Version | null> {
  // a scene that was moved since has no history there then: all of it counts
  const earlier = readHistoryAt(project, since, path, 1).catch(() => null)
  const [now, before] = await Promise.all([readHistory(project, branch, path, LOOKED_THROUGH), earlier])
  const known = now.versions.findIndex((version) => version.commit === before?.versions[0]?.commit)
  const fresh = known < 0 ? now.versions : now.versions.slice(0, known)
  return fresh.find((version) => version.author !== me) ?? fresh[0] ?? null
}

/** How another author is named in a sentence. */
export function nameOf(author: string | undefined, me: string): string {
  if (author === undefined) return 'someone else'
  return author === me ? 'another window of yours' : author
}
