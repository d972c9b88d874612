/** One linked account. */
import type { Identity } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { day, seconds } from '@/components/format'

export function IdentityItem({ identity, onLeave }: { identity: Identity; onLeave(): void }) {
  const used = identity.used_at === null ? 'not used yet' : `last used ${day(seconds(identity.used_at))}`
  return (
    <li className="card flex flex-wrap items-center justify-between gap-3 p-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="font-medium">{identity.provider_name}</span>
          <span className="text-sec [overflow-wrap:anywhere]">{identity.label}</span>
        </p>
        <p className="numbers text-sec text-muted">
          Added {day(seconds(identity.linked_at))} · {used}
        </p>
      </div>
      <Button kind="danger" aria-label={`Remove ${identity.provider_name}`} onClick={onLeave}>
        Remove…
      </Button>
    </li>
  )
}
