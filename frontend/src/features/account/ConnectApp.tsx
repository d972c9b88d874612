/** Connects an app: a picture to scan, or a key to type, and a first code that shows that it works. */
'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { FactorOffer } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { TextField } from '@/components/TextField'
import { Trouble } from '@/components/Trouble'
import { CopyField } from '@/features/own-tools/CopyField'
import { QrCode } from './QrCode'

interface ConnectAppProps {
  offer(): Promise<FactorOffer>
  begin(code: string): Promise<unknown>
  action: string
  onClose(): void
}

export function ConnectApp({ offer, ...rest }: ConnectAppProps) {
  // a question that changes something: once for each time this appears, and never kept
  const offered = useQuery({ queryKey: ['factor-offer'], queryFn: offer, staleTime: Infinity, gcTime: 0, retry: false, refetchOnWindowFocus: false })
  if (offered.isPending) return <Skeleton lines={4} label="Making a key" />
  if (offered.error) return <Trouble what="No key could be made." error={offered.error} onRetry={() => void offered.refetch()} />
  return <Connecting offer={offered.data} {...rest} />
}

function Connecting({ offer, begin, action, onClose }: Omit<ConnectAppProps, 'offer'> & { offer: FactorOffer }) {
  const beginning = useMutation({ mutationFn: begin })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    beginning.mutate(String(new FormData(event.currentTarget).get('code')).trim())
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p>1. Scan this with any app for one-time codes.</p>
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
          {beginning.isPending ? 'One moment…' : action}
        </Button>
      </div>
    </form>
  )
}

function spaced(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}
