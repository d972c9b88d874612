/** The page of the open scene, in every state it can be in. */
'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { Lock, SceneView } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { HeldTrouble } from '@/features/locks/HeldTrouble'
import { useShownNotes } from '@/features/notes/useShownNotes'
import { BookPage } from '@/features/page'
import type { BookPageHandle } from '@/features/page'
import { SaveTrouble } from '@/features/saving/SaveStatus'
import type { SceneSaver } from '@/features/saving/saver'
import { StaleChoice } from '@/features/saving/StaleChoice'
import { useSaveState } from '@/features/saving/useSaver'
import type { Review } from '@/features/suggestion/useReview'

interface DeskPageProps {
  project: string
  query: UseQueryResult<SceneView>
  saver: SceneSaver | null
  me: string
  missing: boolean
  /** Whether a draft of the book is open. */
  draft: boolean
  onHistory(): void
  /** What stands above the page of a draft of the book. */
  band?: ReactNode
  /** What is said of words whose draft is not there any more. */
  stranded?: ReactNode
  /** What stands above the page of a scene that somebody keeps. */
  kept?: ReactNode
  /** The strictest lock that the scene is under. */
  over: Lock | null
  myAccount: string
  readOnly: boolean
  source: boolean
  clean: boolean
  review: Review | null
  showNotes: boolean
  /** A note on the page was chosen. */
  onNote(id: string): void
  handle: RefObject<BookPageHandle | null>
  onDraft?: () => void
}

export function DeskPage(props: DeskPageProps) {
  const { project, query, saver, review, handle } = props
  useSaveState(saver)
  const notes = useShownNotes(project, saver, props.showNotes)
  if (props.missing) {
    return (
      <>
        {props.band}
        <Gone draft={props.draft} onHistory={props.onHistory} />
      </>
    )
  }
  if (saver === null) {
    return (
      <div className="mx-auto w-full max-w-[42em] px-6 pt-16">
        {query.error ? <Trouble what="This scene did not open." error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton lines={8} label="Opening the scene" />}
      </div>
    )
  }
  const { base } = saver
  return (
    <>
      {props.band}
      {props.kept}
      <StaleChoice saver={saver} me={props.me} />
      <div className="px-4 pt-3 empty:hidden">
        {props.stranded}
        <SaveTrouble saver={saver} />
        <HeldTrouble saver={saver} over={props.over} me={props.myAccount} />
      </div>
      {base.error && <BrokenDetails scene={base} />}
      <div className="desk-page">
        {review ? (
          <BookPage
            ref={handle}
            title={base.title}
            prose={review.prose}
            readOnly
            source={props.source}
            changes={review.shown}
            focusedChange={review.focused}
            cleanRead={props.clean}
            onChangeFocus={review.focus}
          />
        ) : (
          <BookPage
            ref={handle}
            title={base.title}
            prose={saver.words}
            readOnly={props.readOnly}
            source={props.source}
            notes={notes}
            onNoteFocus={props.onNote}
            hint={saver.words.trim() === '' && !props.readOnly && <FirstWords onDraft={props.onDraft} />}
            onChange={(prose) => saver.edit(prose)}
            onPasted={(text) => saver.paste(text)}
            onSave={() => void saver.save()}
          />
        )}
      </div>
    </>
  )
}

function FirstWords({ onDraft }: { onDraft: (() => void) | undefined }) {
  if (!onDraft) return <>Start writing</>
  return (
    <>
      Start writing, or{' '}
      <button type="button" className="link" onClick={onDraft}>
        Draft with AI
      </button>
    </>
  )
}

function Gone({ draft, onHistory }: { draft: boolean; onHistory(): void }) {
  return (
    <div className="mx-auto max-w-[42em] px-6 pt-16">
      <h1 className="font-page text-[24px] leading-8 font-medium">This scene is not in {draft ? 'this draft' : 'the book'}</h1>
      <p className="mt-2 text-muted">
        It may have been taken out. Choose another in the outline, or put it back from the{' '}
        <button type="button" className="link" onClick={onHistory}>
          history of {draft ? 'the draft' : 'the book'}
        </button>
        .
      </p>
    </div>
  )
}

function BrokenDetails({ scene }: { scene: SceneView }) {
  const [shown, setShown] = useState(false)
  const head = scene.text.slice(0, scene.text.length - scene.prose.length)
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-warn bg-warn-tint px-4 py-2 text-warn">
      <span>Line {scene.error!.line} of the scene details can’t be read.</span>
      <Button onClick={() => setShown(true)}>Show</Button>
      <Dialog open={shown} title="Scene details" description={scene.error!.message} onClose={() => setShown(false)}>
        <ol className="overflow-x-auto rounded-card border border-line p-3 text-[14px] leading-[22px]" style={{ fontFamily: 'var(--font-source)' }}>
          {head.trimEnd().split('\n').map((line, at) => (
            <li key={at} className={at + 1 === scene.error!.line ? 'bg-warn-tint text-warn' : ''}>
              <span className="inline-block w-8 text-muted select-none">{at + 1}</span>
              <span className="whitespace-pre">{line}</span>
            </li>
          ))}
        </ol>
      </Dialog>
    </div>
  )
}
