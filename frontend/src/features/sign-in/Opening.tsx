/** The form that opens an account: name, password, and an address where no letter showed it. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { SignInAnswer } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { useSignInOptions } from '@/api/queries'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { PasswordField } from '@/components/PasswordField'
import { TextField } from '@/components/TextField'
import { passwordHint } from './passwordHint'
import { SignInForm } from './SignInForm'

export interface Person {
  email: string | null
  name: string
  password: string
}

interface OpeningProps {
  asksEmail?: boolean
  /** Whether one signs in by a password: not where another site vouches for one. */
  asksPassword?: boolean
  /** What stands in the field for one's name at first. */
  name?: string
  open(person: Person): Promise<SignInAnswer>
  /** Where one goes then. */
  next: string
}

export function Opening({ asksEmail = false, asksPassword = true, name, open, next }: OpeningProps) {
  const options = useSignInOptions()
  // the whole page: what is next may be told by its fragment
  const leave = () => window.location.assign(next)
  const opening = useMutation({ mutationFn: open, onSuccess: ({ needs }) => !needs && leave() })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const said = (field: string) => String(given.get(field)).trim()
    opening.mutate({ email: asksEmail ? said('email') : null, name: said('name'), password: String(given.get('password') ?? '') })
  }
  if (opening.data?.needs) return <SignInForm needs={opening.data.needs} onDone={leave} />
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {asksEmail && <TextField label="E-mail" name="email" type="email" autoComplete="username" required maxLength={254} hint={asksPassword ? 'You sign in with it.' : 'Letters go there.'} />}
      <TextField label="Your name" name="name" defaultValue={name} autoComplete="name" required maxLength={100} pattern=".*\S.*" hint="As your co-authors see it." />
      {asksPassword && <PasswordField label="Password" name="password" kind="new-password" hint={passwordHint(options.data, false)} />}
      {opening.error && <Notice tone="error">{wordsOf(opening.error)}</Notice>}
      <Button type="submit" kind="primary" disabled={opening.isPending}>
        {opening.isPending ? 'Making your account…' : 'Make my account'}
      </Button>
    </form>
  )
}
