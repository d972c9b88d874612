/** Suggesting instead of writing: for who may only suggest it is how they write; who writes turns it on and off. */
'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { reachedSeq } from '@/api/progress'
import { MAIN } from '@/api/queries'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { markedIn } from '@/features/comments/marked'
import type { Marked } from '@/features/comments/marked'
import { UNSAFE } from '@/features/history/useTakeBack'
import { waitNoMore, writeNext } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'
import { suggestingSaver } from './keeping'
import { SuggestingSession } from './session'
import { pageOf } from './SuggestedPage'

interface AtTheDesk {
  project: string
  branch: string
  saver: SceneSaver | null
  account: string
  may: readonly string[]
  canWrite: boolean
  /** Whether the scene is open by itself, and no suggestion of it is looked at. */
  alone: boolean
}

/** Whether one wants to suggest, and what was marked then. */
type Wanted = { marked: Marked | null } | null

export function useSuggesting({ project, branch, saver, account, may, canWrite, alone }: AtTheDesk) {
  const [wanted, want] = useState<Wanted>(null)
  const maySuggest = may.includes('project:suggest') && branch === MAIN && saver !== null && account !== ''
  const on = maySuggest && (wanted !== null || (alone && !canWrite))
  const session = useSession(project, account, on ? saver : null, wanted)
  async function begin() {
    if (!saver) return
    const marked = markedIn(saver)
    // what is typed before the page has come is for that page, and not for the book
    writeNext(pageOf(saver.base.id))
    // a suggestion is made on a version
    if (saver.dirty && !(await saver.save())) {
      waitNoMore()
      return say({ text: wordsOf(UNSAFE) })
    }
    want({ marked })
  }
  const end = () => want(null)
  const sending = useMutation({ mutationFn: (sent: SuggestingSession) => sent.send(), onSuccess: (sent, which) => sent && which === session && end() })
  const change = on ? { label: 'Write in the book again', keys: '', run: end } : { label: 'Suggest instead of writing', keys: '', run: () => void begin() }
  return {
    session,
    /** Whether the page is on its way that words are suggested on. */
    coming: on && session === null,
    /** Turns it on; undefined where one may not suggest, or does. */
    begin: maySuggest && !on ? () => void begin() : undefined,
    /** Turns it off, for who may write. */
    end: canWrite && on ? end : undefined,
    sending: sending.isPending,
    /** Sends what is suggested, if anything is. */
    send: () => {
      if (session !== null && session.places > 0 && !sending.isPending) sending.mutate(session)
    },
    /** Takes what is suggested and not sent along into a draft that was just begun; there it is written. */
    carryInto: async (draft: string) => {
      if (session === null || saver === null || session.places === 0) return
      try {
        const { base, path, head, prose } = session.saver.copy()
        const saved = await call('changes.save', { params: { project }, body: { base, branch: draft, message: 'Edited in the browser', edits: [{ path, text: head + prose }] } })
        reachedSeq(project, saved.seq)
        await session.discard(saver.base)
        end()
      } catch (error) {
        say({ text: `What you suggest did not come along into the draft; it is still here in the book. ${wordsOf(error)}` })
      }
    },
    commands: canWrite && maySuggest ? [change] : [],
  }
}

/** What is suggested for the scene of a keeper, once what waits of it has been found; null: nothing is suggested there. */
function useSession(project: string, account: string, saver: SceneSaver | null, wanted: Wanted): SuggestingSession | null {
  const client = useQueryClient()
  const [begun, setBegun] = useState<{ saver: SceneSaver; wanted: Wanted; session: SuggestingSession } | null>(null)
  useEffect(() => {
    if (saver === null) return
    let gone = false
    void suggestingSaver({ project, account, client }, saver.base).then((keeper) => {
      if (!gone) setBegun({ saver, wanted, session: new SuggestingSession(keeper, wanted?.marked ?? null) })
    })
    return () => {
      gone = true
    }
  }, [project, account, client, saver, wanted])
  return begun !== null && begun.saver === saver && begun.wanted === wanted ? begun.session : null
}

/** Draws again whatever shows the session, as what is told of it changes. */
export function useSessionState(session: SuggestingSession): void {
  useSyncExternalStore(session.subscribe, session.seen, session.seen)
}
