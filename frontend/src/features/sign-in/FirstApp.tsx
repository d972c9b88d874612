/** The second step where codes are wanted and there is no app yet: connect one, keep the recovery codes, and go on. */
'use client'

import { useState } from 'react'
import type { AppBegun } from '@/api/generated/models'
import { call } from '@/api/session'
import { Notice } from '@/components/Notice'
import { ConnectApp } from '@/features/account/ConnectApp'
import { RecoveryCodes } from '@/features/account/RecoveryCodes'
import { useEntering } from './useEntering'

interface FirstAppProps {
  onDone?: (() => void) | undefined
  onBack(): void
}

export function FirstApp({ onDone, onBack }: FirstAppProps) {
  const enter = useEntering(onDone)
  const [begun, setBegun] = useState<AppBegun | null>(null)
  // signed in already; but whoever goes on now never sees the codes
  if (begun) return <RecoveryCodes codes={begun.codes} onDone={() => void enter({ account: begun.account })} />
  return (
    <>
      <Notice>Here, signing in takes a code from an app on your phone, too. Connect one now: it takes a minute, once.</Notice>
      <ConnectApp action="Go on" offer={() => call('auth.offer_app')} begin={async (code) => setBegun(await call('auth.begin_app', { body: { code } }))} onClose={onBack} />
    </>
  )
}
