/** What the book's people accepted, and why; and what they accepted that is not found any more. */
'use client'

import type { Report } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { shortened } from '@/features/notes/NoteText'
import { useWaiving } from '@/features/notes/useWaiving'
import { Link } from '@/routing/router'

interface AcceptedOnesProps {
  project: string
  branch: string
  draft: string | null
  report: Report
  canWrite: boolean
  titleOf(scene: string): string | null
}

export function AcceptedOnes({ project, branch, draft, report, canWrite, titleOf }: AcceptedOnesProps) {
  const { objectAgain } = useWaiving(project, branch)
  if (report.waived.length + report.stale.length === 0) return null
  return (
    <section className="flex flex-col gap-3" aria-labelledby="report-accepted">
      <h2 id="report-accepted" className="text-[16px] leading-6 font-semibold">
        What is intended
      </h2>
      <ul className="card px-4">
        {report.waived.map(({ finding, reason, shared }, at) => (
          <li key={finding.id} className={`flex flex-col gap-1 py-2 ${at > 0 ? 'border-t border-line' : ''}`}>
            <p className="[overflow-wrap:anywhere]">
              <span className="font-page italic">“{shortened(finding.quote || finding.message)}”</span> <span className="text-sec text-muted">{finding.title}</span>
            </p>
            <p className="[overflow-wrap:anywhere]">{reason}</p>
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sec text-muted">
              {titleOf(finding.scene) !== null && (
                <Link to={{ screen: 'desk', project, draft, scene: finding.scene }} className="link">
                  {titleOf(finding.scene)}
                </Link>
              )}
              {shared > 1 && <span>One reason for {counted(shared, 'place')}</span>}
              {canWrite && (
                <Button kind="plain" className="px-1" disabled={objectAgain.isPending} aria-label={`Note it again: ${shortened(finding.quote || finding.message)}`} onClick={() => objectAgain.mutate(finding)}>
                  Note it again
                </Button>
              )}
            </p>
          </li>
        ))}
        {report.stale.map((each, at) => (
          <li key={`${each.finding} ${each.rule} ${each.text}`} className={`py-2 text-sec text-muted [overflow-wrap:anywhere] ${at + report.waived.length > 0 ? 'border-t border-line' : ''}`}>
            Not found any more{each.text && `: “${shortened(each.text)}”`}. {each.reason}
          </li>
        ))}
      </ul>
    </section>
  )
}
