/** Lines of the log, newest first. */
import type { AuditEntry } from '@/api/generated/models'
import { moment, seconds } from '@/components/format'
import { deed, doer, facts, program } from './words'

export function EntryList({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <ol className="flex flex-col" aria-label="What was done, newest first">
      {entries.map((entry) => (
        <li key={entry.id} className="flex flex-col gap-0.5 border-b border-line py-2">
          <p className="[overflow-wrap:anywhere]">
            <span className="font-medium">{doer(entry)}</span> {deed(entry)}
            {entry.outcome === 'refused' && <span className="text-warn"> · refused</span>}
          </p>
          <p className="numbers text-sec text-muted [overflow-wrap:anywhere]">{[moment(seconds(entry.at).toISOString()), facts(entry), entry.address && `from ${entry.address}`, program(entry)].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ol>
  )
}
