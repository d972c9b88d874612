/** The end of one's account: what it would mean, and the way there. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnAccount } from '@/api/generated/models'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Section } from '@/components/SettingsPage'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { DeleteAccount } from './DeleteAccount'

export function DeleteSection({ account }: { account: OwnAccount }) {
  const [open, setOpen] = useState(false)
  const departure = useQuery({ queryKey: [...keys.account, 'departure'], queryFn: () => call('account.departure'), staleTime: 0, enabled: open })
  return (
    <Section id="delete" title="Delete your account">
      <p className="text-muted">Your account goes with your unsaved words, private drafts, devices, tokens and keys. What you wrote in books of others stays there, with your name in their history.</p>
      {!open && (
        <div>
          <Button kind="danger" onClick={() => setOpen(true)}>
            Delete my account…
          </Button>
        </div>
      )}
      {open && departure.isPending && <Skeleton lines={3} label="Looking what depends on your account" />}
      {open && departure.error && <Trouble what="What depends on your account could not be read." error={departure.error} onRetry={() => void departure.refetch()} />}
      {open && departure.data && <DeleteAccount account={account} departure={departure.data} onClose={() => setOpen(false)} onLookAgain={() => void departure.refetch()} />}
    </Section>
  )
}
