/** Lines of the log, newest first. */
import type { AuditEntry } from '@/api/generated/models'
import { useProviders } from '@/api/queries'
import { moment, seconds } from '@/components/format'
import { facts } from './facts'
import { deed, doer, program } from './words'

export function EntryList({ entries }: { entries: readonly AuditEntry[] }) {
  const providers = useProviders()
  // the name of a provider that is gone is known to nobody: only its id is
  const named = (id: string) => providers.data?.providers.find((each) => each.id === id)?.name ?? id
  return (
    <ol className="flex flex-col" aria-label="What was done, newest first">
      {entries.map((entry) => (
        <li key={entry.id} className="flex flex-col gap-0.5 border-b border-line py-2">
          <p className="[overflow-wrap:anywhere]">
            <span className="font-medium">{doer(entry)}</span> {deed(entry)}
            {entry.outcome === 'refused' && <span className="text-warn"> · refused</span>}
          </p>
          <p className="numbers text-sec text-muted [overflow-wrap:anywhere]">{[moment(seconds(entry.at).toISOString()), facts(entry, named), entry.address && `from ${entry.address}`, program(entry)].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ol>
  )
}
