/** Asks for an e-mail address, sends a letter there, and tells everybody the same; or says who gives links instead. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { wordsOf } from '@/api/problem'
import { useSignInOptions } from '@/api/queries'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { TextField } from '@/components/TextField'

interface AskLetterProps {
  action: string
  /** What the letter is for, as in "a link to …". */
  leadsTo: string
  ask(email: string): Promise<unknown>
}

export function AskLetter({ action, leadsTo, ask }: AskLetterProps) {
  const options = useSignInOptions()
  const asking = useMutation({ mutationFn: ask })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    asking.mutate(String(new FormData(event.currentTarget).get('email')).trim())
  }
  // a form that goes away again under one's hands is worse than a moment without one
  if (options.isPending) return <Skeleton lines={2} label="Asking whether letters are sent" />
  if (options.data?.letters === false) {
    return <Notice>{`This PlotWeaver sends no e-mail. Whoever keeps it can give you a link to ${leadsTo}: ask them, and tell them your e-mail address.`}</Notice>
  }
  if (asking.isSuccess) {
    return (
      <div role="status">
        <Notice>{`Look in your mail: if this is the right address, a letter with a link to ${leadsTo} is on its way to ${asking.variables}.`}</Notice>
      </div>
    )
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField label="E-mail" name="email" type="email" autoComplete="email" required />
      {asking.error && <Notice tone="error">{wordsOf(asking.error)}</Notice>}
      <Button type="submit" kind="primary" disabled={asking.isPending}>
        {asking.isPending ? 'Sending…' : action}
      </Button>
    </form>
  )
}
