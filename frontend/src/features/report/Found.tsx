/** What was found, rule by rule; a rule opens to the places. */
'use client'

import { useState } from 'react'
import type { Finding, Report, RuleCount } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { counted, number } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { Intended } from '@/features/notes/Intended'
import { shortened } from '@/features/notes/NoteText'
import { Link } from '@/routing/router'
import { nameOf } from './figures'
import { useFindings } from './useReport'

/** Places of one rule that are shown until one asks for the others. */
const FIRST = 20
const LOOK = { error: 'bg-removed-tint text-removed', warning: 'bg-warn-tint text-warn', note: 'bg-accent-tint text-accent' } as const

interface FoundProps {
  project: string
  branch: string
  draft: string | null
  commit: string
  report: Report
  canWrite: boolean
  titleOf(scene: string): string | null
}

export function Found(props: FoundProps) {
  const { rules } = props.report
  return (
    <section className="flex flex-col gap-3" aria-labelledby="report-found">
      <h2 id="report-found" className="text-[16px] leading-6 font-semibold">
        What was found
      </h2>
      {rules.length === 0 ? (
        <p className="card p-4 text-muted">Nothing that is not accepted.</p>
      ) : (
        <ul className="card px-4">
          {rules.map((rule, at) => (
            <li key={`${rule.rule} ${rule.severity}`} className={at > 0 ? 'border-t border-line' : ''}>
              <OneRule rule={rule} {...props} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function OneRule({ rule, project, branch, draft, commit, canWrite, titleOf }: FoundProps & { rule: RuleCount }) {
  const [open, setOpen] = useState(false)
  const found = useFindings(project, branch, commit, open)
  const mine = (found.data?.findings ?? []).filter((each) => each.rule === rule.rule && each.severity === rule.severity)
  return (
    <details className="py-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer">
        <span className={`badge mr-2 ${LOOK[rule.severity]}`}>{rule.severity}</span>
        <span className="font-medium">{rule.title}</span>
        <span className="numbers text-sec text-muted">
          {' '}
          · {nameOf(rule.dimension)} · {number(rule.count)}
        </span>
      </summary>
      <div className="flex flex-col gap-3 pt-2">
        <p className="text-sec text-muted">{rule.why}</p>
        {found.error && !found.data && <Trouble what="The places could not be read." error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && open && <Skeleton lines={3} label="Reading the places" />}
        {found.data && <Places {...{ project, branch, draft, canWrite, titleOf }} findings={mine} />}
      </div>
    </details>
  )
}

type PlacesProps = Pick<FoundProps, 'project' | 'branch' | 'draft' | 'canWrite' | 'titleOf'> & { findings: readonly Finding[] }

function Places({ project, branch, draft, canWrite, titleOf, findings }: PlacesProps) {
  const [all, setAll] = useState(false)
  const [accepting, setAccepting] = useState<Finding | null>(null)
  const shown = all ? findings : findings.slice(0, FIRST)
  return (
    <>
      <ul className="flex flex-col gap-3 border-l border-line pl-3">
        {shown.map((each) => {
          const title = titleOf(each.scene)
          return (
            <li key={each.id} className="flex flex-col gap-1">
              <p className="[overflow-wrap:anywhere]">
                {each.quote && <span className="font-page italic">“{shortened(each.quote)}” </span>}
                <span className="text-sec text-muted">{each.message}</span>
              </p>
              <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sec">
                {title === null ? (
                  <span className="text-muted">{each.path}</span>
                ) : (
                  <Link to={{ screen: 'desk', project, draft, scene: each.scene }} className="link">
                    {title}
                  </Link>
                )}
                {canWrite && (
                  <Button kind="plain" className="px-1" aria-label={`Intended: ${shortened(each.quote || each.message)}`} onClick={() => setAccepting(each)}>
                    Intended…
                  </Button>
                )}
              </p>
            </li>
          )
        })}
      </ul>
      {findings.length > shown.length && (
        <div>
          <Button onClick={() => setAll(true)}>Show {counted(findings.length - shown.length, 'more place')}</Button>
        </div>
      )}
      {accepting && <Intended project={project} branch={branch} finding={accepting} onClose={() => setAccepting(null)} />}
    </>
  )
}
