/** Making an account: first a letter, which shows that the address is one's own, then name and password. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { wordsOf } from '@/api/problem'
import { useSignInOptions } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { PasswordField } from '@/components/PasswordField'
import { Skeleton } from '@/components/Skeleton'
import { TextField } from '@/components/TextField'
import { Trouble } from '@/components/Trouble'
import { Link, navigate } from '@/routing/router'
import { AskLetter } from './AskLetter'
import { EntranceFrame } from './Entrance'
import { useFragment } from './fragment'
import { passwordHint } from './passwordHint'
import { useEntering } from './useEntering'

export function SignUp() {
  const token = useFragment().get('token')
  return (
    <EntranceFrame title={token === null ? 'Make an account' : 'Your new account'}>
      {token === null ? <Asking /> : <Opening token={token} />}
      <p>
        <Link to={{ screen: 'sign-in' }} className="link">
          I have an account
        </Link>
      </p>
    </EntranceFrame>
  )
}

function Asking() {
  const options = useSignInOptions()
  if (options.isPending) return <Skeleton lines={3} label="One moment" />
  if (options.error) return <Trouble what="This page could not be opened." error={options.error} onRetry={() => void options.refetch()} />
  if (options.data.sign_up !== 'open') {
    return <Notice>{options.data.sign_up === 'closed' ? 'Nobody can make an account here just now.' : 'One needs an invitation to make an account here. Ask whoever keeps this PlotWeaver, or the owner of a book.'}</Notice>
  }
  return <AskLetter action="Send me a link" leadsTo="your new account" ask={(email) => call('auth.sign_up', { body: { email } })} />
}

function Opening({ token }: { token: string }) {
  const options = useSignInOptions()
  const enter = useEntering(() => navigate({ screen: 'shelf' }, true))
  const opening = useMutation({
    mutationFn: (given: { name: string; password: string }) => call('auth.open_account', { body: { token, ...given } }),
    onSuccess: enter,
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    opening.mutate({ name: String(given.get('name')).trim(), password: String(given.get('password')) })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField label="Your name" name="name" autoComplete="name" required maxLength={100} pattern=".*\S.*" hint="As your co-authors see it." />
      <PasswordField label="Password" name="password" kind="new-password" hint={passwordHint(options.data, false)} />
      {opening.error && <Notice tone="error">{wordsOf(opening.error)}</Notice>}
      <Button type="submit" kind="primary" disabled={opening.isPending}>
        {opening.isPending ? 'Making your account…' : 'Make my account'}
      </Button>
    </form>
  )
}
