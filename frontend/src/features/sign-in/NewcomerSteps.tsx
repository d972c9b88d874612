/** Making an account for whom another site vouched for: a name, and an address that is shown to be theirs. */
'use client'

import { useState } from 'react'
import type { Newcomer } from '@/api/generated/models'
import { useSignInOptions } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { AskLetter } from './AskLetter'
import { afterwards } from './invitation'
import { Opening } from './Opening'
import { whyShut } from './whyShut'

interface Props {
  newcomer: Newcomer
  /** Of a letter that showed an address to be theirs. */
  token: string | null
  invitation: string | null
  /** Where they wanted to go. */
  back: string
}

export function NewcomerSteps({ newcomer, token, invitation, back }: Props) {
  const options = useSignInOptions()
  const [another, setAnother] = useState(false)
  const next = afterwards(invitation, back)
  if (options.isPending) return <Skeleton lines={3} label="One moment" />
  if (options.error) return <Trouble what="This page could not be opened." error={options.error} onRetry={() => void options.refetch()} />
  const { sign_up: mode, letters } = options.data
  const shut = whyShut(mode, invitation)
  const form = { asksPassword: false, name: newcomer.name, next }
  return (
    <>
      <p>
        You come from {newcomer.provider_name} as <span className="font-medium [overflow-wrap:anywhere]">{newcomer.label}</span>. Nobody here signs in so yet: you will with the account that you make now, and need no password for it.
      </p>
      {token !== null && <Opening {...form} asksEmail open={({ name, email }) => call('providers.open_account', { body: { name, email, token } })} />}
      {token === null && shut !== null && <Notice>{shut}</Notice>}
      {token === null && shut === null && newcomer.email !== '' && !another && (
        <>
          <p className="[overflow-wrap:anywhere]">Letters go to {newcomer.email}.</p>
          <Opening {...form} open={({ name }) => call('providers.open_account', { body: { name, invitation } })} />
          <Button onClick={() => setAnother(true)}>Use another address</Button>
        </>
      )}
      {token === null && shut === null && (newcomer.email === '' || another) && invitation !== null && !letters && (
        <Opening {...form} asksEmail open={({ name, email }) => call('providers.open_account', { body: { name, email, invitation } })} />
      )}
      {token === null && shut === null && (newcomer.email === '' || another) && (invitation === null || letters) && (
        <>
          <p>{letters ? 'First a letter shows that your address is yours.' : 'First a link shows that your address is yours.'} Open it in this browser, within an hour.</p>
          <AskLetter action="Send me a link" leadsTo="your new account" ask={(email) => call('auth.sign_up', { body: { email, invitation } })} />
        </>
      )}
    </>
  )
}
