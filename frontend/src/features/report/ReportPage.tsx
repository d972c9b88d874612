/** How the book stands: its scores, what was found, what is intended, and the versions before. */
'use client'

import { MAIN, useBook, useOutline } from '@/api/queries'
import { counted } from '@/components/format'
import { AboutPage } from '@/features/about/AboutPage'
import { scenesOf } from '@/features/outline/order'
import { AcceptedOnes } from './AcceptedOnes'
import { foundIn } from './figures'
import { Found } from './Found'
import { Scores } from './Scores'
import { TrendTable } from './TrendTable'
import { useReport } from './useReport'
import './report.css'

export function ReportPage({ project, draft }: { project: string; draft: string | null }) {
  const branch = draft ?? MAIN
  const outline = useOutline(project, branch)
  const book = useBook(project)
  const told = useReport(project, branch)
  const scenes = outline.data ? scenesOf(outline.data) : []
  const titleOf = (scene: string) => scenes.find((each) => each.scene.id === scene)?.scene.title ?? null
  const canWrite = (book.data?.may ?? []).includes('project:write')
  return (
    <AboutPage screen="report" {...{ project, draft, told }} reading="Reading how it stands" failed="It could not be told how it stands.">
      {({ commit, report }) => (
        <>
          {report === null && (
            <p className="card p-6 text-center text-muted" role="status">
              The newest version is being looked at. What is found comes here by itself.
            </p>
          )}
          {report && report.figures.words === 0 && <p className="card p-6 text-center text-muted">Nothing is written here yet.</p>}
          {report && report.figures.words > 0 && (
            <>
              <p className="numbers" aria-live="polite">
                <span className="font-semibold">{counted(report.figures.words, 'word')}</span>
                <span className="text-muted">
                  {' '}
                  in the newest version · {foundIn(report.figures)}
                  {report.figures.waived > 0 && ` · ${report.figures.waived} intended`}
                </span>
              </p>
              <Scores report={report} />
              <Found {...{ project, branch, draft, canWrite, titleOf, commit, report }} />
              <AcceptedOnes {...{ project, branch, draft, canWrite, titleOf, report }} />
            </>
          )}
          <TrendTable project={project} branch={branch} />
        </>
      )}
    </AboutPage>
  )
}
