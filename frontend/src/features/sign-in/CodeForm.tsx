/** The second step: the code of an app, or a recovery code. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ApiProblem, wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { TextField } from '@/components/TextField'
import { useEntering } from './useEntering'

interface CodeFormProps {
  onDone?: (() => void) | undefined
  /** Begin again with e-mail and password. */
  onBack(): void
}

export function CodeForm({ onDone, onBack }: CodeFormProps) {
  const enter = useEntering(onDone)
  const giving = useMutation({ mutationFn: (code: string) => call('auth.second_step', { body: { code } }), onSuccess: enter })
  const over = giving.error instanceof ApiProblem && giving.error.code === 'auth.required'
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    giving.mutate(String(new FormData(event.currentTarget).get('code')).trim())
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField label="Code from your app" name="code" autoComplete="one-time-code" inputMode="numeric" required minLength={6} maxLength={20} autoFocus hint="Six digits. Without your app, type one of your recovery codes." />
      {giving.error && <Notice tone="error">{wordsOf(giving.error)}</Notice>}
      <div className="flex flex-wrap gap-2">
        {!over && (
          <Button type="submit" kind="primary" disabled={giving.isPending}>
            {giving.isPending ? 'Signing in…' : 'Go on'}
          </Button>
        )}
        <Button onClick={onBack}>Begin again</Button>
      </div>
    </form>
  )
}
