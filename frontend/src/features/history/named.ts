/** The names that versions were given. */
import type { NamedVersion, Version } from '@/api/generated/models'
import { moment } from '@/components/format'
import { spokenName } from '@/features/drafts/names'
import { messageOf } from './messages'

/** A name as it was typed; one that was made elsewhere has only what stands for it. */
export const wordsOfName = (named: NamedVersion): string => named.note.trim() || spokenName(named.name)

/** The names of one version. */
export function namesOf(commit: string, named: readonly NamedVersion[]): string[] {
  return named.filter((each) => each.commit === commit).map(wordsOfName)
}

/** "First draft, 23 November, 14:05"; without a name what the version says of itself. */
export function titleOf(version: Version | NamedVersion, named: readonly NamedVersion[]): string {
  const names = namesOf(version.commit, named)
  const said = names.length > 0 ? names.join(', ') : 'message' in version ? `${messageOf(version)} (${version.author})` : ''
  return [said, moment(version.at)].filter(Boolean).join(' · ')
}
