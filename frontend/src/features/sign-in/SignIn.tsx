/** The way in: a one-time link from the terminal, or e-mail and password, and the ways to those. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { wordsOf } from '@/api/problem'
import { usePublicBooks, useSignInOptions } from '@/api/queries'
import { call } from '@/api/session'
import { Notice } from '@/components/Notice'
import { useProblem } from '@/features/linked/useProblem'
import { Link, navigate } from '@/routing/router'
import { parseRoute } from '@/routing/routes'
import { EntranceFrame } from './Entrance'
import { useFragment, within } from './fragment'
import { SignInElsewhere } from './SignInElsewhere'
import { SignInForm } from './SignInForm'
import { useEntering } from './useEntering'

const NEEDS = ['code', 'app'] as const

/** `why`: what a person wanted to see that asks for it. */
export function SignIn({ why }: { why?: string | undefined }) {
  const problem = useProblem()
  const given = useFragment()
  const token = given.get('token')
  // a provider vouched for somebody, and more is needed; this is where they wanted to go
  const needs = NEEDS.find((each) => given.has(each)) ?? null
  const back = needs && given.get(needs)
  const asked = useRef<string | null>(null)
  const entered = () => {
    if (window.location.pathname === '/sign-in') navigate(parseRoute(within(back)), true)
  }
  const enter = useEntering(entered)
  const { mutate, isPending, error } = useMutation({ mutationFn: (token: string) => call('auth.redeem_link', { body: { token } }), onSuccess: enter })
  useEffect(() => {
    if (token === null || asked.current === token) return
    asked.current = token
    mutate(token)
  }, [mutate, token])
  if (isPending) {
    return (
      <EntranceFrame title="Sign in">
        <p role="status">Opening your desk…</p>
      </EntranceFrame>
    )
  }
  return (
    <EntranceFrame title={needs === null ? 'Sign in' : 'One more step'}>
      {error && <Notice tone="error">{wordsOf(error)} Start PlotWeaver again for a new link, or sign in below.</Notice>}
      {problem && <Notice tone="error">{problem}</Notice>}
      {why && <Notice>{why}</Notice>}
      <SignInForm key={String(needs)} needs={needs} onDone={entered} />
      <SignInElsewhere />
      <OtherWays />
    </EntranceFrame>
  )
}

function OtherWays() {
  const options = useSignInOptions()
  const books = usePublicBooks()
  return (
    <ul className="flex flex-col gap-2">
      <li>
        <Link to={{ screen: 'reset-password' }} className="link">
          I forgot my password
        </Link>
      </li>
      {options.data?.sign_up === 'open' && (
        <li>
          <Link to={{ screen: 'sign-up' }} className="link">
            Make an account
          </Link>
        </li>
      )}
      {(books.data?.projects.length ?? 0) > 0 && (
        <li>
          <Link to={{ screen: 'public-books' }} className="link">
            Read a public book
          </Link>
        </li>
      )}
    </ul>
  )
}
