/** The page as somebody suggests it: written in like any other, and nothing of it in the book. */
'use client'

import { useEffect } from 'react'
import type { RefObject } from 'react'
import { mark } from '@/features/comments/marked'
import { BookPage } from '@/features/page'
import type { BookPageHandle, HouseStyle, Manner, PageComments } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'
import type { SuggestingSession } from './session'
import { useSessionState } from './useSuggesting'

interface SuggestedPageProps {
  session: SuggestingSession
  saver: SceneSaver
  manner: Manner
  style: HouseStyle | undefined
  comments: PageComments | undefined
  onComment(id: string): void
  onSend(): void
  handle: RefObject<BookPageHandle | null>
}

export function SuggestedPage({ session, saver, manner, style, comments, onComment, onSend, handle }: SuggestedPageProps) {
  useSessionState(session)
  const { base } = saver
  useEffect(() => session.follow(base), [session, base])
  useEffect(() => {
    if (session.marked && session.places === 0) handle.current?.select(session.marked.from, session.marked.to)
  }, [session, handle])
  // comments stand in the newest version: on an older one nothing can be said about marked words
  const newest = session.base.prose === saver.words
  return (
    <BookPage
      key={session.begun}
      ref={handle}
      title={session.base.title}
      label={`${session.base.title}, suggesting`}
      prose={session.words}
      edition={session.begun}
      suggested={session.suggested}
      {...manner}
      style={style}
      comments={newest ? comments : undefined}
      onCommentFocus={onComment}
      onSelected={(from, to) => newest && mark(saver, from, to)}
      onSave={onSend}
      onSuggested={(changes, places) => session.write(changes, places)}
    />
  )
}
