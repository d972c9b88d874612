/** Making an account: first a letter, which shows that the address is one's own, then name and password; or by another site. */
'use client'

import { call } from '@/api/session'
import { useNewcomer, useProviders, useSignInOptions } from '@/api/queries'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { ProviderButtons } from '@/features/linked/ProviderButtons'
import { Link } from '@/routing/router'
import { AskLetter } from './AskLetter'
import { EntranceFrame } from './Entrance'
import { useFragment, within } from './fragment'
import { afterwards, keepInvitation, keptInvitation } from './invitation'
import { NewcomerSteps } from './NewcomerSteps'
import { Opening } from './Opening'
import { whyShut } from './whyShut'

export function SignUp() {
  const given = useFragment()
  const newcomer = useNewcomer()
  const token = given.get('token')
  const invitation = given.get('invitation') ?? keptInvitation()
  return (
    <EntranceFrame title={token === null && !newcomer.data ? 'Make an account' : 'Your new account'}>
      {newcomer.isPending && <Skeleton lines={3} label="One moment" />}
      {newcomer.error && <Trouble what="This page could not be opened." error={newcomer.error} onRetry={() => void newcomer.refetch()} />}
      {newcomer.data && <NewcomerSteps newcomer={newcomer.data} token={token} invitation={invitation} back={within(given.get('newcomer'))} />}
      {newcomer.data === null && token !== null && <Opening open={({ name, password }) => call('auth.open_account', { body: { token, name, password } })} next="/" />}
      {newcomer.data === null && token === null && <Asking invitation={invitation} />}
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
  const providers = useProviders()
  if (options.isPending) return <Skeleton lines={3} label="One moment" />
  if (options.error) return <Trouble what="This page could not be opened." error={options.error} onRetry={() => void options.refetch()} />
  const { sign_up: mode, letters } = options.data
  const shut = whyShut(mode, invitation)
  if (shut !== null) return <Notice>{shut}</Notice>
  const byHand = invitation !== null && !letters
  return (
    <>
      {byHand && <Opening asksEmail open={({ email, name, password }) => call('auth.join', { body: { invitation, email: email ?? '', name, password } })} next={afterwards(invitation, '/')} />}
      {!byHand && invitation !== null && <p>First a letter shows that your address is yours. Once you have your account, open the invitation again.</p>}
      {!byHand && <AskLetter action="Send me a link" leadsTo="your new account" ask={(email) => call('auth.sign_up', { body: { email, invitation } })} />}
      <ProviderButtons providers={providers.data?.providers ?? []} purpose="sign_up" back="/" says="Go on with" onLeave={() => keepInvitation(invitation)} />
    </>
  )
}
