/** Making the whole book what it was in a version, and undoing that. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { useWritten } from '@/features/drafts/useDrafts'
import { allTheSame } from '@/features/locks/allTheSame'
import { UNDONE, UNSAFE, useReverting, whyNot } from './useTakeBack'

/** `safe`: makes a version of the open scene's words; false: they are not safe, so nothing is changed. */
export function useRestoreBook(project: string, branch: string, safe: () => Promise<boolean>) {
  const written = useWritten(project)
  const revert = useReverting(project, branch)
  const refused = (what: string) => (error: unknown) => say({ text: `${what} ${whyNot(error)}` })
  return useMutation({
    mutationFn: async (commit: string) => {
      if (!(await safe())) throw UNSAFE
      const saved = await allTheSame((reason) => call('versions.restore', { params: { project }, body: { commit, branch, ...(reason && { reason }) } }))
      await written(saved.seq)
      return saved
    },
    onSuccess: ({ commit, unchanged }) =>
      // without a version of its own there is nothing to undo but somebody's words
      unchanged
        ? say({ text: 'The book is as it was then already. Nothing changed.' })
        : say({ text: 'Restored the book.', action: { label: 'Undo', run: () => void revert(commit).then(() => say({ text: UNDONE }), refused('Not undone.')) } }),
    onError: refused('Not restored.'),
  })
}
