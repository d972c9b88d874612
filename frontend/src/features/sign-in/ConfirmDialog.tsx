/** Asks, before something dangerous, who it is: what signing in would ask for. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { FormEvent } from 'react'
import { confirmations } from '@/api/confirmations'
import { wordsOf } from '@/api/problem'
import { useOwnAccount } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { PasswordField } from '@/components/PasswordField'
import { Skeleton } from '@/components/Skeleton'
import { TextField } from '@/components/TextField'
import { Trouble } from '@/components/Trouble'

export function ConfirmDialog() {
  const answer = useSyncExternalStore(confirmations.subscribe, confirmations.current, () => null)
  return answer && <Asked answer={answer} />
}

function Asked({ answer }: { answer(proved: boolean): void }) {
  const account = useOwnAccount()
  const proofs = account.data?.proofs
  return (
    <Dialog open title="Is it still you?" description="You signed in a while ago. What you want to do now matters for your account." onClose={() => answer(false)}>
      {account.isPending && <Skeleton lines={2} label="One moment" />}
      {account.error && <Trouble what="Your account could not be read." error={account.error} onRetry={() => void account.refetch()} />}
      {proofs && (proofs.length > 0 ? <Proving proofs={proofs} answer={answer} /> : <SignInAgain onClose={() => answer(false)} />)}
    </Dialog>
  )
}

function Proving({ proofs, answer }: { proofs: readonly string[]; answer(proved: boolean): void }) {
  const proving = useMutation({
    mutationFn: (body: { password: string | null; code: string | null }) => call('auth.confirm', { body }),
    onSuccess: () => answer(true),
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const said = (name: string) => (given.has(name) ? String(given.get(name)).trim() : null)
    proving.mutate({ password: given.has('password') ? String(given.get('password')) : null, code: said('code') })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {proofs.includes('password') && <PasswordField label="Your password" name="password" kind="current-password" />}
      {proofs.includes('code') && <TextField label="Code from your app" name="code" autoComplete="one-time-code" inputMode="numeric" required minLength={6} maxLength={20} />}
      {proving.error && <Notice tone="error">{wordsOf(proving.error)}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={() => answer(false)}>Not now</Button>
        <Button type="submit" kind="primary" disabled={proving.isPending}>
          {proving.isPending ? 'One moment…' : 'It is me'}
        </Button>
      </div>
    </form>
  )
}

function SignInAgain({ onClose }: { onClose(): void }) {
  return (
    <>
      <Notice>Your account has neither a password nor an app for codes. Sign out, sign in again, and do it within a quarter of an hour.</Notice>
      <div className="flex justify-end">
        <Button onClick={onClose}>I see</Button>
      </div>
    </>
  )
}
