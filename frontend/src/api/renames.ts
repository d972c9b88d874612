/** A draft that got another name, as the live events tell it: one ref comes, and another goes from the same version. */
import type { ContentUpdated } from './generated/models'

const HEADS = 'refs/heads/'
/** Of private drafts one hears only of one's own; the account and the name follow. */
const PRIVATE = /^refs\/plotweaver\/private\/[^/]+\//

/** What a branch is called that a ref names; null: the ref names none. */
export function branchOf(ref: string): string | null {
  if (ref.startsWith(HEADS)) return ref.slice(HEADS.length)
  return PRIVATE.test(ref) ? ref.replace(PRIVATE, 'mine/') : null
}

export interface Renamed {
  from: string
  to: string
  author: string
}

/** Takes the moves of refs in their order, and tells which of them ends a renaming. */
export function followRenames(): (moved: Pick<ContentUpdated, 'ref' | 'commit' | 'before' | 'author'>) => Renamed | null {
  let come: { branch: string; commit: string } | null = null
  return ({ ref, commit, before, author }) => {
    const branch = branchOf(ref ?? '')
    if (branch === null) return null
    const begun = come
    come = before === null && commit !== null ? { branch, commit } : null
    return commit === null && begun !== null && begun.commit === before ? { from: branch, to: begun.branch, author } : null
  }
}
