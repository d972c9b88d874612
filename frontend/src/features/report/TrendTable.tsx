/** The scores of the last versions, newest first. */
'use client'

import { moment } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { foundIn, scoreOf, stepOf, stepSaid } from './figures'
import { useTrend, VERSIONS } from './useReport'

export function TrendTable({ project, branch }: { project: string; branch: string }) {
  const trend = useTrend(project, branch)
  return (
    <section className="flex flex-col gap-3" aria-labelledby="report-trend">
      <h2 id="report-trend" className="text-[16px] leading-6 font-semibold">
        Version by version
      </h2>
      {trend.isPending && <Skeleton lines={5} label="Reading the versions" />}
      {trend.error && !trend.data && <Trouble what="The versions could not be read." error={trend.error} onRetry={() => void trend.refetch()} />}
      {trend.data && (
        <table className="card w-full table-fixed border-separate border-spacing-0 px-4 pt-3 pb-1">
          <caption className="sr-only">Scores of the last versions, newest first</caption>
          <thead>
            <tr className="text-left text-sec">
              <th scope="col" className="pb-2 font-normal text-muted">
                Version
              </th>
              <th scope="col" className="w-24 pb-2 text-right font-normal text-muted">
                Altogether
              </th>
            </tr>
          </thead>
          <tbody>
            {trend.data.versions.map((each, at) => (
              <tr key={each.commit}>
                <th scope="row" className="border-t border-line py-2 pr-4 text-left align-top font-normal [overflow-wrap:anywhere]">
                  {each.message}
                  <span className="numbers block text-sec text-muted">
                    {moment(each.at)}, {each.author} · {each.figures ? foundIn(each.figures) : 'not looked at'}
                  </span>
                  {typeof each.figures?.overall === 'number' && (
                    <span className="report-track" aria-hidden>
                      <span className="report-bar" style={{ width: `${each.figures.overall}%` }} />
                    </span>
                  )}
                </th>
                <td className="numbers border-t border-line py-2 text-right align-top">
                  {scoreOf(each.figures?.overall)}
                  <span className="block text-sec text-muted">{stepSaid(stepOf(trend.data.versions, at))}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {trend.data?.versions.length === VERSIONS && <p className="text-sec text-muted">The last {VERSIONS} versions.</p>}
    </section>
  )
}
