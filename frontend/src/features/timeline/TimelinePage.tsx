/** When it happens: the scenes by the days of the story, and what cannot be at the time that is told. */
'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TimelineView } from '@/api/generated/models'
import { minSeq } from '@/api/progress'
import { keys, MAIN } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Trouble } from '@/components/Trouble'
import { AboutPage } from '@/features/about/AboutPage'
import { useFindings } from '@/features/report/useReport'
import { asItHappens, daysOf, says, TIME_RULES } from './days'
import { DayOfScenes } from './DayOfScenes'
import { Events } from './Events'

const useTimeline = (project: string, branch: string) =>
  useQuery({
    queryKey: [...keys.text(project, branch), 'timeline'],
    queryFn: ({ signal }) => call('content.timeline', { params: { project }, query: { branch, min_seq: minSeq(project) }, signal }),
    placeholderData: keepPreviousData,
  })

export function TimelinePage({ project, draft }: { project: string; draft: string | null }) {
  const told = useTimeline(project, draft ?? MAIN)
  return (
    <AboutPage screen="timeline" {...{ project, draft, told }} reading="Reading when it happens" failed="It could not be told when it happens.">
      {(view) => <Told {...{ project, draft, view }} />}
    </AboutPage>
  )
}

function Told({ project, draft, view }: { project: string; draft: string | null; view: TimelineView }) {
  const [happening, setHappening] = useState(false)
  const [all, setAll] = useState(false)
  const found = useFindings(project, draft ?? MAIN, view.commit, true)
  const clashes = (found.data?.findings ?? []).filter((each) => TIME_RULES.includes(each.rule))
  const known = asItHappens(view.scenes)
  const silent = view.scenes.filter((each) => !says(each)).length
  const scenes = happening ? known : view.scenes.filter((each) => all || says(each))
  return (
    <>
      {silent < view.scenes.length && (
        <p className="numbers" aria-live="polite">
          {found.data ? (clashes.length === 0 ? 'Nothing in it contradicts the time that is told.' : `${counted(clashes.length, 'place does', 'places do')} not fit the time that is told.`) : 'Looking for what does not fit…'}
        </p>
      )}
      {found.error && !found.data && <Trouble what="It could not be told what does not fit." error={found.error} onRetry={() => void found.refetch()} />}
      {known.length > 1 && (
        <div role="group" aria-label="Order" className="flex flex-wrap gap-2">
          <Button aria-pressed={!happening} kind={happening ? 'normal' : 'primary'} onClick={() => setHappening(false)}>
            As it is read
          </Button>
          <Button aria-pressed={happening} kind={happening ? 'primary' : 'normal'} onClick={() => setHappening(true)}>
            As it happens
          </Button>
        </div>
      )}
      {silent === view.scenes.length && (
        <p className="card p-6 text-center text-muted">
          {view.scenes.length === 0 ? 'There is no scene yet.' : 'No scene says when it happens. Write it into the scene’s details, as `when: Tuesday evening` or `when: 14 March 1815, 9:30`, and it stands here.'}
        </p>
      )}
      {daysOf(scenes).map((day, at) => (
        <DayOfScenes key={`${at} ${day.label}`} {...{ project, draft, day, clashes }} />
      ))}
      {happening && known.length < view.scenes.length && <p className="text-sec text-muted">{counted(view.scenes.length - known.length, 'scene tells', 'scenes tell')} no whole date, and cannot be put in order.</p>}
      {!happening && silent > 0 && silent < view.scenes.length && (
        <div>
          <Button aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Leave out' : 'Show'} {counted(silent, 'scene that says', 'scenes that say')} nothing of the time
          </Button>
        </div>
      )}
      <Events events={view.events} />
    </>
  )
}
