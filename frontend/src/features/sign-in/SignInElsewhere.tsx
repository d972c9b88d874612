/** The ways in by other sites; one comes back to the screen that asked to sign in. */
'use client'

import { useProviders } from '@/api/queries'
import { ProviderButtons } from '@/features/linked/ProviderButtons'

/** Where one comes back to: this screen, but for the one that is only a way in. */
function here(): string {
  return typeof window === 'undefined' || window.location.pathname === '/sign-in' ? '/' : window.location.pathname
}

export function SignInElsewhere() {
  const providers = useProviders()
  return <ProviderButtons providers={providers.data?.providers ?? []} purpose="sign_in" back={here()} says="Sign in with" />
}
