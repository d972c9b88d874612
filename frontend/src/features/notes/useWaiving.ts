/** Accepting a note with a reason, and taking that back. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { Finding } from '@/api/generated/models'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { useWritten } from '@/features/drafts/useDrafts'
import { allTheSame } from '@/features/locks/allTheSame'
import { saidOf } from '@/features/locks/said'

export function useWaiving(project: string, branch: string) {
  const written = useWritten(project)
  const objectAgain = useMutation({
    mutationFn: (finding: Finding) =>
      allTheSame((override) => call('findings.unwaive', { params: { project, finding: finding.id }, query: { branch, ...(override && { override }) } })),
    onSuccess: (saved) => written(saved.seq),
    onError: (error) => say({ text: `It stays accepted. ${saidOf(error)}` }),
  })
  const accept = useMutation({
    mutationFn: ({ finding, reason }: { finding: Finding; reason: string }) =>
      allTheSame((override) => call('findings.waive', { params: { project, finding: finding.id }, body: { reason, branch, ...(override && { override }) } })),
    onSuccess: async (saved, { finding }) => {
      await written(saved.seq)
      say({ text: 'Accepted. The book remembers why.', action: { label: 'Undo', run: () => objectAgain.mutate(finding) } })
    },
  })
  return { accept, objectAgain }
}
