/** Taking back what one version changed, and undoing that. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { Saved } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { useWritten } from '@/features/drafts/useDrafts'
import { allTheSame } from '@/features/locks/allTheSame'
import { saidOf } from '@/features/locks/said'

/** Said once what was brought back, or taken back, is as it was before that. */
export const UNDONE = 'Undone. It is as it was before.'
export const UNSAFE = new ApiProblem('client.unsaved', 0, 'The words on the page are not saved yet')

/** Makes the change that takes back a version, in the book or in a draft; the answer is its own version, if there was anything to take back. */
export function useReverting(project: string, branch: string) {
  const written = useWritten(project)
  return async (commit: string): Promise<Saved> => {
    const saved = await allTheSame((reason) => call('versions.revert', { params: { project }, body: { commit, branch, ...(reason && { reason }) } }))
    await written(saved.seq)
    return saved
  }
}

/** `safe`: makes a version of the open scene's words; false: they are not safe, so nothing is changed. */
export function useTakeBack(project: string, branch: string, safe: () => Promise<boolean>) {
  const revert = useReverting(project, branch)
  const refused = (what: string) => (error: unknown) => say({ text: `${what} ${whyNot(error)}` })
  return useMutation({
    mutationFn: async (version: string) => {
      if (!(await safe())) throw UNSAFE
      return revert(version)
    },
    onSuccess: ({ commit, unchanged }) =>
      // without a version of its own there is nothing to undo but somebody's words
      unchanged
        ? say({ text: 'Nothing is left of what this version changed: it was taken back already.' })
        : say({ text: 'Taken back. What came after it stays.', action: { label: 'Undo', run: () => void revert(commit).then(() => say({ text: UNDONE }), refused('Not undone.')) } }),
    onError: refused('Nothing changed.'),
  })
}

/** Why something earlier was not brought back. */
export function whyNot(error: unknown): string {
  const again = error instanceof ApiProblem && error.code === 'change.conflict'
  return again ? 'What this version changed was written anew since. Compare them, and change by hand what you want back.' : saidOf(error)
}
