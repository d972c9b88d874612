/** The way in: a one-time link from the terminal, or e-mail and password. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { keys, useProviders } from '@/api/queries'
import { call, signedInAgain } from '@/api/session'
import { wordsOf } from '@/api/problem'
import { Notice } from '@/components/Notice'
import { navigate } from '@/routing/router'
import { ProviderButtons } from '@/features/linked/ProviderButtons'
import { useProblem } from '@/features/linked/useProblem'
import { SignInForm } from './SignInForm'

/** Takes the one-time token out of the address, so that it stays in no history. */
function takeToken(): string | null {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token')
  if (token !== null) window.history.replaceState(null, '', window.location.pathname)
  return token
}

/** Where one comes back to: the screen that asked to sign in, but for this one. */
function here(): string {
  return typeof window === 'undefined' || window.location.pathname === '/sign-in' ? '/' : window.location.pathname
}

export function SignIn() {
  const client = useQueryClient()
  const asked = useRef(false)
  const problem = useProblem()
  const providers = useProviders()
  const entered = () => {
    if (window.location.pathname === '/sign-in') navigate({ screen: 'shelf' }, true)
  }
  const { mutate, isPending, error } = useMutation({
    mutationFn: (token: string) => call('auth.redeem_link', { body: { token } }),
    onSuccess: (session) => {
      client.setQueryData(keys.session, session)
      signedInAgain()
      entered()
    },
  })
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    const token = takeToken()
    if (token !== null) mutate(token)
  }, [mutate])
  return (
    <main className="mx-auto flex max-w-[400px] flex-col gap-6 p-6 pt-[12vh]">
      <h1 className="font-page text-[24px] leading-8 font-medium">PlotWeaver</h1>
      {isPending ? (
        <p role="status">Opening your desk…</p>
      ) : (
        <>
          {error && <Notice tone="error">{wordsOf(error)} Start PlotWeaver again for a new link, or sign in below.</Notice>}
          {problem && <Notice tone="error">{problem}</Notice>}
          <SignInForm onDone={entered} />
          <ProviderButtons providers={providers.data?.providers ?? []} purpose="sign_in" back={here()} says="Sign in with" />
        </>
      )}
    </main>
  )
}
