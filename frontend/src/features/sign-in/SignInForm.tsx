/** E-mail and password, and a code where the account asks for one. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { SignInAnswer } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { PasswordField } from '@/components/PasswordField'
import { TextField } from '@/components/TextField'
import { CodeForm } from './CodeForm'
import { FirstApp } from './FirstApp'
import { useEntering } from './useEntering'

interface SignInFormProps {
  onDone?: () => void
  /** What is needed still, where the first step is done already: by a provider, or by opening an account. */
  needs?: SignInAnswer['needs']
}

export function SignInForm({ onDone, needs: first = null }: SignInFormProps) {
  const enter = useEntering(onDone)
  const [needs, setNeeds] = useState(first)
  const entering = useMutation({
    mutationFn: (body: { email: string; password: string }) => call('auth.sign_in', { body }),
    onSuccess: (answer) => (answer.account === null ? setNeeds(answer.needs ?? null) : enter({ account: answer.account })),
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    entering.mutate({ email: String(given.get('email')).trim(), password: String(given.get('password')) })
  }
  if (needs === 'code') return <CodeForm onDone={onDone} onBack={() => setNeeds(null)} />
  if (needs === 'app') return <FirstApp onDone={onDone} onBack={() => setNeeds(null)} />
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
      <PasswordField label="Password" name="password" kind="current-password" />
      {entering.error && <Notice tone="error">{wordsOf(entering.error)}</Notice>}
      <Button type="submit" kind="primary" disabled={entering.isPending}>
        {entering.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}
