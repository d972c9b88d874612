/** Asks, before something dangerous, who it is: what signing in would ask for. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { confirmations } from '@/api/confirmations'
import { wordsOf } from '@/api/problem'
import { useIdentities, useOwnAccount } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { Notice } from '@/components/Notice'
import { PasswordField } from '@/components/PasswordField'
import { Skeleton } from '@/components/Skeleton'
import { TextField } from '@/components/TextField'
import { Trouble } from '@/components/Trouble'
import { ProviderButtons } from '@/features/linked/ProviderButtons'

export function ConfirmDialog() {
  const answer = useSyncExternalStore(confirmations.subscribe, confirmations.current, () => null)
  return answer && <Asked answer={answer} />
}

function Asked({ answer }: { answer(proved: boolean): void }) {
  const account = useOwnAccount()
  const identities = useIdentities()
  const proofs = account.data?.proofs
  const linked = (identities.data?.identities ?? []).map((each) => ({ id: each.provider, name: each.provider_name }))
  const error = account.error ?? identities.error
  const read = () => Promise.all([account.refetch(), identities.refetch()])
  return (
    <Dialog open title="Is it still you?" description="You signed in a while ago. What you want to do now matters for your account." onClose={() => answer(false)}>
      {(account.isPending || identities.isPending) && <Skeleton lines={2} label="One moment" />}
      {error && <Trouble what="Your account could not be read." error={error} onRetry={() => void read()} />}
      {proofs && proofs.length > 0 && <Proving proofs={proofs} answer={answer} />}
      {/* one leaves this page for it: whatever was asked for has to be asked for again */}
      <ProviderButtons providers={linked} purpose="confirm" back={window.location.pathname} says="Confirm with" />
      {proofs?.length === 0 && <SignInAgain />}
    </Dialog>
  )
}

function Proving({ proofs, answer }: { proofs: readonly string[]; answer(proved: boolean): void }) {
  const proving = useMutation({
    mutationFn: (body: { password: string | null; code: string | null }) => call('auth.confirm', { body }),
    onSuccess: () => answer(true),
  })
  function prove(given: FormData) {
    const password = given.has('password') ? String(given.get('password')) : null
    proving.mutate({ password, code: given.has('code') ? wordsIn(given, 'code') : null })
  }
  return (
    <DialogForm
      action="It is me"
      doing="One moment…"
      pending={proving.isPending}
      trouble={proving.error && wordsOf(proving.error)}
      onGiven={prove}
      onClose={() => answer(false)}
    >
      {proofs.includes('password') && <PasswordField label="Your password" name="password" kind="current-password" />}
      {proofs.includes('code') && <TextField label="Code from your app" name="code" autoComplete="one-time-code" inputMode="numeric" required minLength={6} maxLength={20} />}
    </DialogForm>
  )
}

function SignInAgain() {
  const leaving = useMutation({ mutationFn: () => call('auth.sign_out'), onSuccess: () => window.location.reload() })
  return (
    <>
      <p>Your account has neither a password nor an app for codes. Sign in again, and do it within a quarter of an hour.</p>
      {leaving.error && <Notice tone="error">{wordsOf(leaving.error)}</Notice>}
      <div className="flex justify-end">
        <Button disabled={leaving.isPending} onClick={() => leaving.mutate()}>
          Sign in again
        </Button>
      </div>
    </>
  )
}
