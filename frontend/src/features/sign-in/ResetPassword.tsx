/** A forgotten password: a letter first, then a new one. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ApiProblem, wordsOf } from '@/api/problem'
import { useSignInOptions } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { PasswordField } from '@/components/PasswordField'
import { Link } from '@/routing/router'
import { AskLetter } from './AskLetter'
import { EntranceFrame } from './Entrance'
import { useFragment } from './fragment'
import { passwordHint } from './passwordHint'

export function ResetPassword() {
  const token = useFragment().get('token')
  return (
    <EntranceFrame title="A new password">
      {token === null ? <AskLetter action="Send me a link" leadsTo="a new password" ask={(email) => call('auth.forgot_password', { body: { email } })} /> : <Choosing token={token} />}
      <p>
        <Link to={{ screen: 'sign-in' }} className="link">
          Back to signing in
        </Link>
      </p>
    </EntranceFrame>
  )
}

function Choosing({ token }: { token: string }) {
  const options = useSignInOptions()
  const choosing = useMutation({ mutationFn: (password: string) => call('auth.reset_password', { body: { token, password } }) })
  const used = choosing.error instanceof ApiProblem && choosing.error.code === 'auth.link_used'
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    choosing.mutate(String(new FormData(event.currentTarget).get('password')))
  }
  if (choosing.isSuccess) {
    return (
      <div role="status">
        <Notice>Your password is changed, and you are signed out everywhere. Sign in with the new one.</Notice>
      </div>
    )
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <PasswordField label="New password" name="password" kind="new-password" hint={passwordHint(options.data, false)} />
      {choosing.error && <Notice tone="error">{wordsOf(choosing.error)}{used && ' Ask for a new one.'}</Notice>}
      <Button type="submit" kind="primary" disabled={choosing.isPending || used}>
        {choosing.isPending ? 'Changing…' : 'Change my password'}
      </Button>
    </form>
  )
}
