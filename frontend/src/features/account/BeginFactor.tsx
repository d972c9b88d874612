/** Turns codes on for an account that one is signed in to. */
'use client'

import { call } from '@/api/session'
import { Dialog } from '@/components/Dialog'
import { ConnectApp } from './ConnectApp'

interface BeginFactorProps {
  onBegun(codes: readonly string[]): void
  onClose(): void
}

export function BeginFactor({ onBegun, onClose }: BeginFactorProps) {
  return (
    <Dialog open title="Connect an app" description="Nothing is sent anywhere: the picture is drawn here." onClose={onClose}>
      <ConnectApp
        action="Turn on"
        offer={() => call('account.offer_factor')}
        begin={async (code) => onBegun((await call('account.begin_factor', { body: { code } })).codes)}
        onClose={onClose}
      />
    </Dialog>
  )
}
