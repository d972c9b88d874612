/** The page as somebody suggests it: written in like any other, and nothing of it in the book. */
'use client'

import { useEffect, useMemo } from 'react'
import type { RefObject } from 'react'
import { mark } from '@/features/comments/marked'
import { BookPage } from '@/features/page'
import type { BookPageHandle, HouseStyle, Manner, PageComments } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'
import { usePageOf } from '@/features/saving/useSaver'
import type { SuggestingSession } from './session'

interface SuggestedPageProps {
  session: SuggestingSession
  /** The keeper of what is written in the book. */
  saver: SceneSaver
  manner: Manner
  style: HouseStyle | undefined
  comments: PageComments | undefined
  onComment(id: string): void
  onSend(): void
  handle: RefObject<BookPageHandle | null>
}

/** What the page of a scene is called that words are suggested on. */
export const pageOf = (scene: string) => `suggesting ${scene}`

export function SuggestedPage({ session, saver, manner, style, comments, onComment, onSend, handle }: SuggestedPageProps) {
  const { saver: keeper } = session
  usePageOf(keeper)
  usePageOf(saver)
  const { base } = saver
  useEffect(() => {
    // others' words come in only while nothing is suggested
    if (base.commit !== keeper.base.commit) keeper.adopt(base)
  }, [keeper, base])
  const beneath = keeper.base
  const { commit, id, prose, title } = beneath
  // on another version the page is another one; what comes to it later, it takes in
  const suggested = useMemo(() => ({ base: beneath.prose, changes: session.changes() }), [session, beneath])
  // comments stand in the newest version: on an older one nothing can be said about marked words
  const newest = prose === saver.words
  return (
    <BookPage
      key={commit}
      ref={handle}
      title={title}
      name={pageOf(id)}
      label={`${title}, suggesting`}
      prose={keeper.words}
      edition={keeper.edition}
      suggested={suggested}
      marked={session.places === 0 ? session.marked : null}
      {...manner}
      style={style}
      comments={newest ? comments : undefined}
      onCommentFocus={onComment}
      onSelected={(from, to) => newest && mark(saver, from, to)}
      onSave={onSend}
      onSuggested={(places) => session.count(places)}
      onChange={(text) => keeper.edit(text)}
    />
  )
}
