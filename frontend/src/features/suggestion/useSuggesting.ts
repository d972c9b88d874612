/** Suggesting instead of writing: for who may only suggest it is how they write; who writes turns it on and off. */
'use client'

import { useMemo, useState, useSyncExternalStore } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { reachedSeq } from '@/api/progress'
import { keys, MAIN } from '@/api/queries'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { markedIn } from '@/features/comments/marked'
import type { Marked } from '@/features/comments/marked'
import { UNSAFE } from '@/features/history/useTakeBack'
import type { SceneSaver } from '@/features/saving/saver'
import { navigate } from '@/routing/router'
import { SuggestingSession } from './session'

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

export function useSuggesting({ project, branch, saver, account, may, canWrite, alone }: AtTheDesk) {
  const [wanted, want] = useState<{ marked: Marked | null } | null>(null)
  const maySuggest = may.includes('project:suggest') && branch === MAIN && saver !== null
  const on = maySuggest && (wanted !== null || (alone && !canWrite))
  const session = useMemo(
    () => (on && saver ? new SuggestingSession(`plotweaver.suggesting ${account} ${project} ${saver.base.id}`, saver.base, window.localStorage, wanted?.marked ?? null) : null),
    [on, saver, account, project, wanted],
  )
  async function begin() {
    if (!saver) return
    const marked = markedIn(saver)
    // a suggestion is made on a version
    if (saver.dirty && !(await saver.save())) return say({ text: wordsOf(UNSAFE) })
    want({ marked })
  }
  const end = () => want(null)
  const sending = useSending(project, session, saver, end)
  const change = on ? { label: 'Write in the book again', keys: '', run: end } : { label: 'Suggest instead of writing', keys: '', run: () => void begin() }
  return {
    session,
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
        const { base, text, key } = session
        const saved = await call('changes.save', { params: { project }, body: { base: base.commit, branch: draft, message: 'Edited in the browser', edits: [{ path: base.path, text }] }, key })
        reachedSeq(project, saved.seq)
        session.begin(saver.base)
        end()
      } catch (error) {
        say({ text: `What you suggest did not come along into the draft; it is still here in the book. ${wordsOf(error)}` })
      }
    },
    commands: canWrite && maySuggest ? [change] : [],
  }
}

/** Draws again whatever shows the session, as it changes. */
export function useSessionState(session: SuggestingSession): void {
  useSyncExternalStore(session.subscribe, session.seen, session.seen)
}

/** Sends what is suggested: from then on it is a suggestion like an assistant's, and who writes goes on writing. */
function useSending(project: string, session: SuggestingSession | null, saver: SceneSaver | null, onSent: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ base, text, note, key }: SuggestingSession) =>
      call('suggestions.propose', { params: { project }, body: { scene: base.id, base: base.commit, text, note: note.trim() }, key }),
    onSuccess: ({ id, scene }, sent) => {
      sent.begin(saver?.base.id === scene ? saver.base : sent.base)
      void client.invalidateQueries({ queryKey: keys.suggestions(project, scene) })
      say({ text: 'Suggested. It waits beside the page until somebody decides.', action: { label: 'Show', run: () => navigate({ screen: 'review', project, scene, suggestion: id }) } })
      if (sent === session) onSent()
    },
    onError: (error) => say({ text: `Not sent; your words are still here. ${wordsOf(error)}` }),
  })
}
