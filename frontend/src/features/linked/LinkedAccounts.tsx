/** Other sites' accounts that one may sign in with: add one, take one away. */
'use client'

import { useState } from 'react'
import type { Identity } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { useIdentities, useProviders } from '@/api/queries'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { Link } from '@/routing/router'
import { IdentityItem } from './IdentityItem'
import { ProviderButtons } from './ProviderButtons'
import { Unlink } from './Unlink'
import { useProblem } from './useProblem'
import { HERE } from './visit'

export function LinkedAccounts() {
  const identities = useIdentities()
  const providers = useProviders()
  const problem = useProblem()
  const [refused, setRefused] = useState<unknown>(null)
  const [leaving, setLeaving] = useState<Identity | null>(null)
  const linked = identities.data?.identities ?? []
  const more = (providers.data?.providers ?? []).filter((each) => !linked.some((known) => known.provider === each.id))
  return (
    <div className="min-h-full">
      <header className="flex h-12 items-center border-b border-line px-4">
        <Link to={{ screen: 'shelf' }} className="link">
          Your books
        </Link>
      </header>
      <main className="mx-auto flex max-w-[720px] flex-col gap-8 px-4 py-12">
        <div className="flex flex-col gap-3">
          <h1 className="font-page text-[24px] leading-8 font-medium">Ways to sign in</h1>
          <p>You can sign in here with an account that you have elsewhere. It opens nothing there, and that site learns nothing of your books.</p>
        </div>
        {problem && <Notice tone="error">{problem}</Notice>}
        {refused !== null && <Notice tone="error">{wordsOf(refused)}</Notice>}
        <section aria-labelledby="linked" className="flex flex-col gap-3">
          <h2 id="linked" className="text-[16px] leading-6 font-semibold">
            Your linked accounts
          </h2>
          {identities.isPending && <Skeleton lines={3} label="Reading your linked accounts" />}
          {identities.error && <Trouble what="Your linked accounts could not be read." error={identities.error} onRetry={() => void identities.refetch()} />}
          {identities.data && linked.length === 0 && <p className="card border-dashed p-6 text-center text-muted">None yet. You sign in with your e-mail and password, or with a link.</p>}
          <ul className="flex flex-col gap-2 empty:hidden" aria-label="Your linked accounts">
            {linked.map((each) => (
              <IdentityItem key={each.id} identity={each} onLeave={() => setLeaving(each)} />
            ))}
          </ul>
        </section>
        {more.length > 0 && identities.data && (
          <section aria-labelledby="more" className="flex flex-col gap-3">
            <h2 id="more" className="text-[16px] leading-6 font-semibold">
              Add a way to sign in
            </h2>
            <ProviderButtons providers={more} purpose="link" back={HERE} says="Add" onError={setRefused} />
          </section>
        )}
        {providers.data?.providers.length === 0 && <p className="text-muted">Whoever keeps this installation has set up no other sites to sign in with.</p>}
        {leaving && <Unlink identity={leaving} onClose={() => setLeaving(null)} onRefused={setRefused} />}
      </main>
    </div>
  )
}
