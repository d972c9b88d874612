/** Codes from an app at every sign-in: on, off, and the recovery codes. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnAccount } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Section } from '@/components/SettingsPage'
import { BeginFactor } from './BeginFactor'
import { EndFactor } from './EndFactor'
import { RecoveryCodes } from './RecoveryCodes'

/** From here on one should make new ones. */
const FEW = 3

export function FactorSection({ account }: { account: OwnAccount }) {
  const client = useQueryClient()
  const [open, setOpen] = useState<'begin' | 'end' | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const read = () => client.invalidateQueries({ queryKey: keys.account })
  const renewing = useMutation({
    mutationFn: () => call('account.renew_recovery'),
    onSuccess: (made) => {
      setCodes(made.codes)
      void read()
    },
  })
  return (
    <Section id="factor" title="Codes from your phone">
      <p className="text-muted">With these, a password alone opens nothing: signing in takes a code that an app on your phone makes, too.</p>
      {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      {account.second_factor ? (
        <>
          <p>
            <strong className="text-ok">On.</strong> Signing in asks for a code. {counted(account.recovery_codes, 'recovery code')} left for the day your phone is gone.
          </p>
          {account.recovery_codes <= FEW && <Notice tone="warn">Few recovery codes are left. Make new ones, and keep them where you find them without your phone.</Notice>}
          {renewing.error && <Notice tone="error">{wordsOf(renewing.error)}</Notice>}
          <div className="flex flex-wrap gap-2">
            <Button disabled={renewing.isPending} onClick={() => renewing.mutate()}>
              {renewing.isPending ? 'Making them…' : 'New recovery codes'}
            </Button>
            {!account.second_factor_wanted && (
              <Button kind="danger" onClick={() => setOpen('end')}>
                Turn off…
              </Button>
            )}
          </div>
          {account.second_factor_wanted && <p className="text-muted">Whoever keeps this PlotWeaver wants codes of you, so they stay on.</p>}
        </>
      ) : (
        <div>
          <Button onClick={() => setOpen('begin')}>Turn on…</Button>
        </div>
      )}
      {open === 'begin' && (
        <BeginFactor
          onBegun={(made) => {
            setCodes(made)
            setOpen(null)
            void read()
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'end' && <EndFactor onEnded={() => setCodes(null)} onClose={() => setOpen(null)} />}
    </Section>
  )
}
