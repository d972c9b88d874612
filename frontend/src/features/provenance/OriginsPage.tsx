/** Who wrote this: the book, a chapter or a scene, by how its words came and by person. */
'use client'

import { useEffect } from 'react'
import type { Outline, Provenance } from '@/api/generated/models'
import { isOffline, noSuch } from '@/api/problem'
import { MAIN, useOutline, useSession } from '@/api/queries'
import { useLive } from '@/api/useLive'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { WayBack } from '@/features/about/WayBack'
import { spokenName } from '@/features/drafts/names'
import { NoDraft } from '@/features/drafts/NoDraft'
import { navigate } from '@/routing/router'
import type { Part } from '@/routing/routes'
import { PartChoice } from './PartChoice'
import { PartList } from './PartList'
import { SceneWords } from './SceneWords'
import { scenesIn, sharesOf } from './shares'
import { ShareTables } from './ShareTables'
import { useOrigins } from './useOrigins'
import './provenance.css'

interface OriginsPageProps {
  project: string
  draft: string | null
  part: Part
}

export function OriginsPage({ project, draft, part }: OriginsPageProps) {
  useLive(project)
  const branch = draft ?? MAIN
  const outline = useOutline(project, branch)
  const scene = part.kind === 'scenes' ? part.id : null
  const told = useOrigins(project, branch)
  const title = outline.data?.title ?? ''
  useEffect(() => {
    document.title = ['Who wrote this', title, 'PlotWeaver'].filter(Boolean).join(' · ')
  }, [title])
  if (draft !== null && !outline.data && noSuch(outline.error)) return <NoDraft project={project} draft={draft} />
  const error = outline.error ?? told.error
  const retry = () => void Promise.all([outline.refetch(), told.refetch()])
  const ready = outline.data && told.data
  return (
    <div className="min-h-full">
      <WayBack project={project} draft={draft} scene={scene} />
      <main className="mx-auto flex max-w-[720px] flex-col gap-6 px-4 py-8">
        <div className="flex flex-col gap-1">
          <h1 className="font-page text-[24px] leading-8 font-medium">Who wrote this</h1>
          <p className="text-muted [overflow-wrap:anywhere]">
            {title}
            {draft !== null && ` · the draft “${spokenName(draft)}”`}
          </p>
        </div>
        {error && !ready && <Trouble what="It could not be told who wrote this." error={error} onRetry={retry} />}
        {!error && !ready && <Skeleton lines={8} label="Reading who wrote this" />}
        {error && ready && <Stale offline={isOffline(error)} onRetry={retry} />}
        {outline.data && told.data && (
          <>
            <PartChoice outline={outline.data} part={part} onChoose={(chosen) => navigate({ screen: 'origins', project, draft, part: chosen })} />
            <Told project={project} draft={draft} part={part} outline={outline.data} told={told.data} />
          </>
        )}
      </main>
    </div>
  )
}

interface ToldProps extends OriginsPageProps {
  outline: Outline
  told: Provenance
}

function Told({ project, draft, part, outline, told }: ToldProps) {
  const me = useSession().data?.account.name ?? ''
  const scenes = scenesIn(part, outline, told)
  if (!scenes) return <p className="card p-6 text-center text-muted">{part.kind === 'scenes' ? 'This scene' : 'This chapter'} is not here. It may have been taken out; choose another.</p>
  const shares = sharesOf(part, scenes, told)
  if (shares.words === 0) return <p className="card p-6 text-center text-muted">Nothing is written here yet.</p>
  return (
    <>
      <p className="numbers" aria-live="polite">
        <span className="font-semibold">{counted(shares.words, 'word')}</span>
        <span className="text-muted"> in the newest version. What is not in a version yet comes with the next one.</span>
      </p>
      <ShareTables shares={shares} me={me} />
      {part.kind !== 'scenes' ? (
        <PartList project={project} draft={draft} part={part} outline={outline} told={told} />
      ) : (
        <SceneWords key={part.id} project={project} branch={draft ?? MAIN} scene={part.id} commit={told.commit} />
      )}
    </>
  )
}

function Stale({ offline, onRetry }: { offline: boolean; onRetry(): void }) {
  return (
    <Notice tone="warn" actions={<Button onClick={onRetry}>Try again</Button>}>
      {offline ? 'The server cannot be reached just now.' : 'The newest could not be read.'} This is what was last told.
    </Notice>
  )
}
