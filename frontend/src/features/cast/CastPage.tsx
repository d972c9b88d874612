/** Who is where: every scene, and who is in it. */
'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { minSeq } from '@/api/progress'
import { keys, MAIN } from '@/api/queries'
import { call } from '@/api/session'
import { AboutPage } from '@/features/about/AboutPage'
import { CastGrid } from './CastGrid'

const useCast = (project: string, branch: string) =>
  useQuery({
    queryKey: [...keys.text(project, branch), 'cast'],
    queryFn: ({ signal }) => call('content.cast', { params: { project }, query: { branch, min_seq: minSeq(project) }, signal }),
    placeholderData: keepPreviousData,
  })

export function CastPage({ project, draft }: { project: string; draft: string | null }) {
  const told = useCast(project, draft ?? MAIN)
  return (
    <AboutPage screen="cast" wide {...{ project, draft, told }} reading="Reading who is where" failed="It could not be told who is where.">
      {(cast) =>
        cast.people.some((each) => each.scenes > 0) ? (
          <CastGrid project={project} draft={draft} cast={cast} />
        ) : (
          <p className="card p-6 text-center text-muted">Nobody is named in this book yet. Who is named twice, or has a character sheet, is shown here.</p>
        )
      }
    </AboutPage>
  )
}
