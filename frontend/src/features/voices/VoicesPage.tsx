/** How they speak: a profile of everybody who says enough, who changes, and lines that fit somebody else better. */
'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Voices } from '@/api/generated/models'
import { keys, MAIN, useOutline } from '@/api/queries'
import { call } from '@/api/session'
import { number } from '@/components/format'
import { AboutPage } from '@/features/about/AboutPage'
import { scenesOf } from '@/features/outline/order'
import { Advice } from './Advice'
import { parted } from './measures'
import { VoiceTable } from './VoiceTable'

const useVoices = (project: string, branch: string) =>
  useQuery({
    queryKey: [...keys.text(project, branch), 'voices'],
    queryFn: ({ signal }) => call('quality.voices', { params: { project }, query: { branch }, signal }),
    placeholderData: keepPreviousData,
  })

export function VoicesPage({ project, draft }: { project: string; draft: string | null }) {
  const told = useVoices(project, draft ?? MAIN)
  return (
    <AboutPage screen="voices" wide {...{ project, draft, told }} reading="Listening to the book" failed="It could not be told how they speak.">
      {(voices) => <Told {...{ project, draft, voices }} />}
    </AboutPage>
  )
}

function Told({ project, draft, voices }: { project: string; draft: string | null; voices: Voices }) {
  const outline = useOutline(project, draft ?? MAIN)
  const scenes = outline.data ? scenesOf(outline.data) : []
  const { told, few } = parted([...voices.people, voices.narrator])
  const speaks = few.filter((each) => each.words > 0)
  if (voices.people.length === 0 && voices.narrator.words === 0) return <p className="card p-6 text-center text-muted">Nothing is written here yet.</p>
  return (
    <>
      {told.length > 0 && (
        <>
          <p className="text-sec text-muted">
            Each figure with the range in which it lies, by samples of what is said. Where two ranges are apart, two people speak differently; where they meet, the book does not say. All of this is advice.
          </p>
          <VoiceTable voices={told} />
        </>
      )}
      {speaks.length > 0 && (
        <p className={told.length === 0 ? 'card p-6 text-center text-muted' : 'text-sec text-muted'}>
          A voice is told from {number(voices.least)} words on. Too little is said by: {speaks.map((each) => `${each.speaker || 'the narrator'} (${number(each.words)})`).join(', ')}.
        </p>
      )}
      {voices.people.length === 0 && <p className="card p-6 text-center text-muted">Nobody speaks in this book yet.</p>}
      {told.some((each) => each.speaker !== '') && (
        <Advice {...{ project, draft }} drifts={voices.drifts} misfits={voices.misfits} titleOf={(id) => scenes.find(({ scene }) => scene.id === id)?.scene.title ?? null} />
      )}
    </>
  )
}
