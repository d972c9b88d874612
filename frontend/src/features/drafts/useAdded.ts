/** Says that a draft is in the book now, with the way back: the book as it was, and the draft with what it had. */
'use client'

import type { Saved } from '@/api/generated/models'
import { MAIN, readBranches } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { allTheSame } from '@/features/locks/allTheSame'
import { saidOf } from '@/features/locks/said'
import { navigate } from '@/routing/router'
import { spokenName } from './names'
import { useWritten } from './useDrafts'

export function useAdded(project: string, draft: string) {
  const written = useWritten(project)
  const title = spokenName(draft)
  const revert = (commit: string, branch: string): Promise<Saved> =>
    allTheSame((reason) => call('versions.revert', { params: { project }, body: { commit, branch, ...(reason && { reason }) } }))

  /** Gives the draft what was taken back from the book: a draft that only held its old versions could not be added again. */
  async function giveBack(taken: string): Promise<void> {
    const { branches } = await readBranches(project)
    const there = branches.some((each) => each.name === draft)
    if (there) await call('branches.merge', { params: { project }, body: { name: MAIN, into: draft } })
    else await call('branches.create', { params: { project }, body: { name: draft, commit: taken } })
    const { seq } = await revert(taken, draft)
    await written(seq)
  }
  async function undo(commit: string): Promise<void> {
    const taken = await revert(commit, MAIN)
    await written(taken.seq)
    // somebody was quicker: what is named then is no taking back of ours
    if (taken.unchanged) return say({ text: 'It was taken back already. Nothing changed.' })
    try {
      await giveBack(taken.commit)
      say({ text: 'Taken back. The book is as it was, and the draft is there again.', action: { label: 'Open the draft', run: () => navigate({ screen: 'desk', project, draft, scene: null }) } })
    } catch (error) {
      say({ text: `Taken back: the book is as it was. The draft could not be brought back; what it held stays in History. ${saidOf(error)}` })
    }
  }
  return (commit: string) =>
    say({
      text: `“${title}” is in the book now.`,
      action: { label: 'Undo', run: () => void undo(commit).catch((error: unknown) => say({ text: `Not taken back. ${saidOf(error)}` })) },
    })
}
