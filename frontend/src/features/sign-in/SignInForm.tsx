/** E-mail and password. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { keys } from '@/api/queries'
import { call, signedInAgain } from '@/api/session'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'

export function SignInForm({ onDone }: { onDone?: () => void }) {
  const client = useQueryClient()
  const entering = useMutation({
    mutationFn: (body: { email: string; password: string }) => call('auth.sign_in', { body }),
    onSuccess: async (session) => {
      client.setQueryData(keys.session, session)
      signedInAgain()
      onDone?.()
      await client.invalidateQueries()
    },
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    entering.mutate({ email: String(given.get('email')), password: String(given.get('password')) })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <label className="flex flex-col gap-1 font-medium">
        E-mail
        <input className="field font-normal" name="email" type="email" autoComplete="username" required />
      </label>
      <label className="flex flex-col gap-1 font-medium">
        Password
        <input className="field font-normal" name="password" type="password" autoComplete="current-password" required />
      </label>
      {entering.error && <Notice tone="error">{wordsOf(entering.error)}</Notice>}
      <Button type="submit" kind="primary" disabled={entering.isPending}>
        {entering.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}
