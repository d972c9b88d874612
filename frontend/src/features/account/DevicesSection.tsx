/** Where one is signed in, and signing out there. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SignedInDevice } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys, useDevices, useProviders } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { counted, moment, seconds } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Section } from '@/components/SettingsPage'
import { Skeleton } from '@/components/Skeleton'
import { say } from '@/components/toast'
import { Trouble } from '@/components/Trouble'

export function DevicesSection() {
  const client = useQueryClient()
  const devices = useDevices()
  const read = () => client.invalidateQueries({ queryKey: keys.devices })
  const ending = useMutation({
    mutationFn: (device: SignedInDevice) => call('sessions.end', { params: { session: device.id } }),
    onSuccess: async (_, device) => {
      await read()
      say({ text: `${device.device} is signed out.` })
    },
  })
  const endingOthers = useMutation({
    mutationFn: () => call('sessions.end_others'),
    onSuccess: async ({ ended }) => {
      await read()
      say({ text: `${counted(ended, 'other device is', 'other devices are')} signed out.` })
    },
  })
  const busy = ending.isPending || endingOthers.isPending
  const error = ending.error ?? endingOthers.error
  const others = devices.data?.devices.some((each) => !each.current)
  return (
    <Section
      id="devices"
      title="Where you are signed in"
      action={
        others && (
          <Button kind="danger" disabled={busy} onClick={() => endingOthers.mutate()}>
            Sign out all others
          </Button>
        )
      }
    >
      <p className="text-muted">If you do not know one of these, sign it out and change your password.</p>
      {error && <Notice tone="error">{wordsOf(error)}</Notice>}
      {devices.isPending && <Skeleton lines={3} label="Reading where you are signed in" />}
      {devices.error && <Trouble what="It could not be read where you are signed in." error={devices.error} onRetry={() => void devices.refetch()} />}
      {devices.data && (
        <ul className="flex flex-col gap-2" aria-label="Your devices">
          {devices.data.devices.map((each) => (
            <Device key={each.id} device={each} disabled={busy} onEnd={() => ending.mutate(each)} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Device({ device, disabled, onEnd }: { device: SignedInDevice; disabled: boolean; onEnd(): void }) {
  const providers = useProviders()
  // the name of a provider that is gone is known to nobody: only its id is
  const by = BY[device.way] ?? providers.data?.providers.find((each) => each.id === device.way)?.name ?? device.way
  return (
    <li className="card flex flex-wrap items-center justify-between gap-3 p-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="font-medium [overflow-wrap:anywhere]">{device.device}</span>
          {device.current && <span className="text-sec text-ok">This one</span>}
        </p>
        <p className="numbers text-sec text-muted">
          {device.address || 'This computer'} · last used {moment(seconds(device.used_at).toISOString())} · signed in by {by}, {moment(seconds(device.created_at).toISOString())}
        </p>
      </div>
      {!device.current && (
        <Button kind="danger" disabled={disabled} aria-label={`Sign out ${device.device}, ${device.address || 'this computer'}`} onClick={onEnd}>
          Sign out
        </Button>
      )}
    </li>
  )
}

/** Ways that are no provider's name. */
const BY: Record<string, string> = { password: 'password', link: 'a link' }
