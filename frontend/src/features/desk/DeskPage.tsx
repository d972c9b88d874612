/** The page of the open scene, in every state it can be in. */
'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { Lock, SceneView } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Skeleton } from '@/components/Skeleton'
import { HeldTrouble } from '@/features/locks/HeldTrouble'
import { useShownNotes } from '@/features/notes/useShownNotes'
import { BookPage, FirstWords } from '@/features/page'
import { mark } from '@/features/comments/marked'
import { useShownComments } from '@/features/comments/useShownComments'
import type { BookPageHandle, HouseStyle, Manner } from '@/features/page'
import { SaveTrouble } from '@/features/saving/SaveStatus'
import type { SceneSaver } from '@/features/saving/saver'
import { StaleChoice } from '@/features/saving/StaleChoice'
import { usePageOf } from '@/features/saving/useSaver'
import { SuggestedPage } from '@/features/suggestion/SuggestedPage'
import type { SuggestingSession } from '@/features/suggestion/session'
import type { Review } from '@/features/suggestion/useReview'
import { NotRead } from './NotRead'

interface DeskPageProps {
  project: string
  query: UseQueryResult<SceneView>
  saver: SceneSaver | null
  me: string
  missing: boolean
  /** Whether a draft of the book is open. */
  draft: boolean
  /** Whether the book is closed to who has it open: then its band says what becomes of unsaved words. */
  lost: boolean
  onHistory(): void
  /** What stands above the page of a draft of the book. */
  band?: ReactNode
  /** What is said of words that are not of this page: of a draft that is not there any more, of a scene that one has left. */
  stranded?: ReactNode
  /** What stands above the page of a scene that somebody keeps. */
  kept?: ReactNode
  /** The strictest lock that the scene is under. */
  over: Lock | null
  myAccount: string
  readOnly: boolean
  manner: Manner
  style: HouseStyle | undefined
  clean: boolean
  review: Review | null
  /** What is being suggested, where words are suggested and not written. */
  suggesting: SuggestingSession | null
  /** Whether that page is on its way. */
  coming: boolean
  /** Sends it. */
  onSend(): void
  showNotes: boolean
  /** A note on the page was chosen. */
  onNote(id: string): void
  /** The comment that was chosen. */
  comment: string | null
  onComment(id: string): void
  handle: RefObject<BookPageHandle | null>
  onDraft?: () => void
  /** The chapter or the book in one scroll, instead of the open scene alone. */
  whole?: ReactNode
}

export function DeskPage(props: DeskPageProps) {
  const { project, query, saver, review, handle } = props
  usePageOf(saver)
  const notes = useShownNotes(project, saver, props.showNotes && !props.whole)
  const comments = useShownComments(project, saver, props.comment)
  // a page with words that are in no version stays: what becomes of them is said above it
  if (props.missing && !saver?.dirty) {
    return (
      <>
        {props.band}
        <div className="px-4 pt-3 empty:hidden">{props.stranded}</div>
        <Gone draft={props.draft} onHistory={props.onHistory} />
      </>
    )
  }
  // what is typed now is to be suggested: the book's own page must not take it
  if (props.coming) return <Opening />
  if (props.whole) {
    return (
      <>
        <Bands {...props} />
        <div className="desk-page">{props.whole}</div>
      </>
    )
  }
  if (saver === null) {
    return <Opening>{query.error && <NotRead error={query.error} onRetry={() => void query.refetch()} />}</Opening>
  }
  const { base } = saver
  return (
    <>
      <Bands {...props} />
      <div className="desk-page">
        {props.suggesting && !review ? (
          <SuggestedPage session={props.suggesting} saver={saver} manner={props.manner} style={props.style} comments={props.showNotes ? comments : undefined} onComment={props.onComment} onSend={props.onSend} handle={handle} />
        ) : review ? (
          <BookPage
            ref={handle}
            title={base.title}
            prose={review.prose}
            readOnly
            {...props.manner}
            style={props.style}
            changes={review.shown}
            focusedChange={review.focused}
            cleanRead={props.clean}
            onChangeFocus={review.focus}
          />
        ) : (
          <BookPage
            ref={handle}
            title={base.title}
            name={base.id}
            prose={saver.words}
            edition={saver.edition}
            readOnly={props.readOnly}
            {...props.manner}
            style={props.style}
            notes={notes}
            onNoteFocus={props.onNote}
            comments={props.showNotes ? comments : undefined}
            onCommentFocus={props.onComment}
            onSelected={(from, to) => mark(saver, from, to)}
            hint={saver.blank && !props.readOnly && <FirstWords onDraft={props.onDraft} />}
            onChange={(prose) => saver.edit(prose)}
            onPasted={(text) => saver.paste(text)}
            onSave={() => void saver.save()}
          />
        )}
      </div>
    </>
  )
}

/** Where the page will stand. */
function Opening({ children }: { children?: ReactNode }) {
  return <div className="mx-auto w-full max-w-[42em] px-6 pt-16">{children || <Skeleton lines={8} label="Opening the scene" />}</div>
}

/** What is said above the page. */
function Bands({ band, kept, stranded, lost, missing, saver, suggesting, me, over, myAccount }: DeskPageProps) {
  // what has no place any more is not saved there
  const savable = saver !== null && !lost && !missing
  return (
    <>
      {band}
      {kept}
      {saver && !missing && <StaleChoice saver={suggesting?.saver ?? saver} me={me} />}
      <div className="px-4 pt-3 empty:hidden">
        {stranded}
        {savable && <SaveTrouble saver={suggesting?.saver ?? saver} />}
        {savable && <HeldTrouble saver={saver} over={over} me={myAccount} />}
      </div>
      {saver?.base.error && <BrokenDetails scene={saver.base} />}
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
