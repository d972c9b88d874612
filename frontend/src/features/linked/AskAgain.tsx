/** Told when something asks for a fresh proof of who one is: how to give it. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { Identity } from '@/api/generated/models'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { ProviderButtons } from './ProviderButtons'
import { HERE } from './visit'

export function AskAgain({ identities }: { identities: readonly Identity[] }) {
  const leaving = useMutation({ mutationFn: () => call('auth.sign_out'), onSuccess: () => window.location.assign(HERE) })
  const providers = identities.map((each) => ({ id: each.provider, name: each.provider_name }))
  return (
    <Notice tone="error" actions={<Button onClick={() => leaving.mutate()}>Sign in again</Button>}>
      It is a while since you signed in. Please show again that it is you, then try once more.
      {providers.length > 0 && <ProviderButtons providers={providers} purpose="confirm" back={HERE} says="Confirm with" />}
    </Notice>
  )
}
