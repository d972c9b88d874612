/** Invitations that nobody has used yet. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { Invitation } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { day, seconds } from '@/components/format'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'
import { partOf, roleName } from './roles'

interface InvitationListProps {
  project: string
  invitations: readonly Invitation[]
  titles: ReadonlyMap<string, string>
  onChanged(): Promise<void>
}

export function InvitationList({ project, invitations, titles, onChanged }: InvitationListProps) {
  const withdrawing = useMutation({
    mutationFn: (invitation: Invitation) => call('invitations.withdraw', { params: { project, invitation: invitation.id } }),
    onSuccess: async () => {
      await onChanged()
      say({ text: 'That invitation lets nobody in any more.' })
    },
  })
  if (invitations.length === 0) return <p className="card border-dashed p-6 text-center text-muted">Nobody is invited just now.</p>
  return (
    <>
      {withdrawing.error && <Notice tone="error">{wordsOf(withdrawing.error)}</Notice>}
      <ul className="flex flex-col gap-2" aria-label="Invitations">
        {invitations.map((each) => (
          <li key={each.id} className="card flex flex-wrap items-center justify-between gap-3 p-4">
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-medium [overflow-wrap:anywhere]">{each.email ?? 'Whoever has the link'}</p>
              <p className="numbers text-sec text-muted">
                {[roleName(each.role), partOf(each.chapters, titles), `invited by ${each.by}`, `until ${day(seconds(each.ends_at))}`].filter(Boolean).join(' · ')}
              </p>
            </div>
            <Button kind="danger" disabled={withdrawing.isPending} aria-label={`Withdraw the invitation of ${each.email ?? 'whoever has the link'}`} onClick={() => withdrawing.mutate(each)}>
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
