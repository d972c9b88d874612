/** What the draft and the book would contradict each other in, once they are one text. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { keys, MAIN } from '@/api/queries'
import { call } from '@/api/session'
import { counted } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { shortened } from '@/features/notes/NoteText'

export function Contradictions({ project, draft }: { project: string; draft: string }) {
  const found = useQuery({
    // of both branches, so not kept with the text of either: asked again whenever one of them moves
    queryKey: [...keys.book(project), 'contradictions', draft],
    queryFn: () => call('quality.contradictions', { params: { project }, query: { name: draft, into: MAIN } }),
  })
  if (found.isPending) return <Skeleton lines={2} label="Looking for contradictions" />
  if (found.error && !found.data) return <Trouble what="Whether the draft and the book contradict each other could not be told." error={found.error} onRetry={() => void found.refetch()} />
  const { findings, titles } = found.data
  if (findings.length === 0) return null
  return (
    <section className="card border-warn p-4" aria-labelledby="contradictions">
      <h2 id="contradictions" className="text-[16px] leading-6 font-semibold">
        {counted(findings.length, 'thing')} would contradict {findings.length === 1 ? 'itself' : 'themselves'} in the book
      </h2>
      <p className="text-sec text-muted">Each of the two texts agrees with itself; together they do not. Nothing keeps you from adding the draft.</p>
      <ul className="mt-3 flex flex-col gap-4">
        {findings.map((each) => (
          <li key={each.id} className="flex flex-col gap-1">
            <p className="font-medium">{each.message}</p>
            {[each, ...each.related].map((place) => (
              <p key={`${place.path} ${place.start}`} className="[overflow-wrap:anywhere]">
                <span className="font-page italic">“{shortened(place.quote)}”</span> <span className="text-sec text-muted">{titles[place.path] ?? place.path}</span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
