/** Connects an app: a picture to scan, or a key to type, and a first code that shows that it works. */
'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { FactorOffer } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { TextField } from '@/components/TextField'
import { Trouble } from '@/components/Trouble'
import { CopyField } from '@/features/own-tools/CopyField'
import { QrCode } from './QrCode'

interface BeginFactorProps {
  onBegun(codes: readonly string[]): void
  onClose(): void
}

export function BeginFactor({ onBegun, onClose }: BeginFactorProps) {
  // a question that changes something: once for each time the dialog opens, and never kept
  const offer = useQuery({ queryKey: ['factor-offer'], queryFn: () => call('account.offer_factor'), staleTime: Infinity, gcTime: 0, retry: false, refetchOnWindowFocus: false })
  return (
    <Dialog open title="Connect an app" description="Any app for one-time codes will do. Nothing is sent anywhere: the picture is drawn here." onClose={onClose}>
      {offer.isPending && <Skeleton lines={4} label="Making a key" />}
      {offer.error && <Trouble what="No key could be made." error={offer.error} onRetry={() => void offer.refetch()} />}
      {offer.data && <Connecting offer={offer.data} onBegun={onBegun} onClose={onClose} />}
    </Dialog>
  )
}

function Connecting({ offer, onBegun, onClose }: BeginFactorProps & { offer: FactorOffer }) {
  const beginning = useMutation({
    mutationFn: (code: string) => call('account.begin_factor', { body: { code } }),
    onSuccess: ({ codes }) => onBegun(codes),
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    beginning.mutate(String(new FormData(event.currentTarget).get('code')).trim())
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p>1. Scan this with the app.</p>
      <QrCode rows={offer.picture} label="A code for your app to scan" />
      <details>
        <summary className="cursor-pointer">I cannot scan it</summary>
        <div className="mt-2">
          <CopyField label="Key to type into the app" text={spaced(offer.secret)} />
        </div>
      </details>
      <TextField label="2. Type the code that the app shows" name="code" autoComplete="one-time-code" inputMode="numeric" required minLength={6} maxLength={7} />
      {beginning.error && <Notice tone="error">{wordsOf(beginning.error)}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Not now</Button>
        <Button type="submit" kind="primary" disabled={beginning.isPending}>
          {beginning.isPending ? 'One moment…' : 'Turn on'}
        </Button>
      </div>
    </form>
  )
}

function spaced(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}
