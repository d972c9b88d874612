/** What was sent to models, newest first. */
import type { Sent } from '@/api/generated/models'
import { counted, moment, spoken } from '@/components/format'
import { placeOf } from './policy'

const ENDS: Record<Sent['outcome'], string> = { answered: '', refused: 'no answer came', open: 'stopped on the way, or nobody knows how it ended' }

export function SentTable({ entries }: { entries: readonly Sent[] }) {
  return (
    <ul className="flex flex-col gap-2" aria-label="What was sent">
      {entries.map((each) => (
        <li key={each.id} className="card p-4">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-medium [overflow-wrap:anywhere]">
              {each.model} {placeOf(each.provider)}
            </span>
            <span className="badge bg-agent-tint text-agent">{spoken(each.agent)}</span>
          </p>
          <p className="numbers text-sec text-muted">
            {[moment(each.at), each.name || 'somebody who is gone', `${each.characters.toLocaleString('en-GB')} characters of ${counted(each.scenes.length, 'scene')}`, ENDS[each.outcome]].filter(Boolean).join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}
