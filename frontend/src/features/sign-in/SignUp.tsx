/** Making an account: first a letter, which shows that the address is one's own, then name and password. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { SignInAnswer } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { useSignInOptions } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { PasswordField } from '@/components/PasswordField'
import { Skeleton } from '@/components/Skeleton'
import { TextField } from '@/components/TextField'
import { Trouble } from '@/components/Trouble'
import { Link } from '@/routing/router'
import { AskLetter } from './AskLetter'
import { EntranceFrame } from './Entrance'
import { useFragment } from './fragment'
import { passwordHint } from './passwordHint'
import { SignInForm } from './SignInForm'

export function SignUp() {
  const given = useFragment()
  const [token, invitation] = [given.get('token'), given.get('invitation')]
  return (
    <EntranceFrame title={token === null ? 'Make an account' : 'Your new account'}>
      {token === null ? <Asking invitation={invitation} /> : <Opening open={(person) => call('auth.open_account', { body: { token, ...person } })} next="/" />}
      <p>
        <Link to={{ screen: 'sign-in' }} className="link">
          I have an account
        </Link>
      </p>
    </EntranceFrame>
  )
}

function Asking({ invitation }: { invitation: string | null }) {
  const options = useSignInOptions()
  if (options.isPending) return <Skeleton lines={3} label="One moment" />
  if (options.error) return <Trouble what="This page could not be opened." error={options.error} onRetry={() => void options.refetch()} />
  const { sign_up: mode, letters } = options.data
  if (mode === 'closed') return <Notice>Nobody can make an account here just now.</Notice>
  if (mode === 'invited' && invitation === null) return <Notice>One needs an invitation to make an account here. Ask whoever keeps this PlotWeaver, or the owner of a book.</Notice>
  if (invitation !== null && !letters) {
    const back = `/join#${new URLSearchParams({ token: invitation }).toString()}`
    return <Opening asksEmail open={({ email = '', ...person }) => call('auth.join', { body: { invitation, email, ...person } })} next={back} />
  }
  return (
    <>
      {invitation !== null && <p>First a letter shows that your address is yours. Once you have your account, open the invitation again.</p>}
      <AskLetter action="Send me a link" leadsTo="your new account" ask={(email) => call('auth.sign_up', { body: { email, invitation } })} />
    </>
  )
}

interface Person {
  email?: string
  name: string
  password: string
}

interface OpeningProps {
  asksEmail?: boolean
  open(person: Person): Promise<SignInAnswer>
  /** Where one goes then. */
  next: string
}

function Opening({ asksEmail = false, open, next }: OpeningProps) {
  const options = useSignInOptions()
  // the whole page: what is next may be told by its fragment
  const leave = () => window.location.assign(next)
  const opening = useMutation({ mutationFn: open, onSuccess: ({ needs }) => !needs && leave() })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const said = (name: string) => String(given.get(name)).trim()
    opening.mutate({ ...(asksEmail ? { email: said('email') } : {}), name: said('name'), password: String(given.get('password')) })
  }
  if (opening.data?.needs) return <SignInForm needs={opening.data.needs} onDone={leave} />
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {asksEmail && <TextField label="E-mail" name="email" type="email" autoComplete="username" required maxLength={254} hint="You sign in with it." />}
      <TextField label="Your name" name="name" autoComplete="name" required maxLength={100} pattern=".*\S.*" hint="As your co-authors see it." />
      <PasswordField label="Password" name="password" kind="new-password" hint={passwordHint(options.data, false)} />
      {opening.error && <Notice tone="error">{wordsOf(opening.error)}</Notice>}
      <Button type="submit" kind="primary" disabled={opening.isPending}>
        {opening.isPending ? 'Making your account…' : 'Make my account'}
      </Button>
    </form>
  )
}
