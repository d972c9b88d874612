/** How much is suggested and not sent, and sending it. */
'use client'

import { MessageSquareText } from 'lucide-react'
import type { FormEvent, MouseEvent } from 'react'
import { Button } from '@/components/Button'
import { counted, wordCount } from '@/components/format'
import { useMarked } from '@/features/comments/marked'
import type { SceneSaver } from '@/features/saving/saver'
import type { SuggestingSession } from './session'
import { useSessionState } from './useSuggesting'

interface SuggestFootProps {
  session: SuggestingSession
  saver: SceneSaver
  sending: boolean
  onComment?: (() => void) | undefined
  onSend(): void
}

/** A press that would take the marking away from the page. */
const keepMarked = (event: MouseEvent) => event.preventDefault()

export function SuggestFoot({ session, saver, sending, onComment, onSend }: SuggestFootProps) {
  useSessionState(session)
  const marked = useMarked(saver)
  const { places, note } = session
  const said = [
    marked && `${counted(wordCount(saver.words.slice(marked.from, marked.to)), 'word')} marked`,
    places > 0 ? `${counted(places, 'change')}, seen by nobody yet` : !marked && 'Write in the text to suggest something',
  ].filter(Boolean).join(' · ')
  function send(event: FormEvent) {
    event.preventDefault()
    onSend()
  }
  return (
    <form className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-2" onSubmit={send}>
      <span role="status" className="numbers text-muted">
        {said}
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-2">
        {marked && onComment && (
          <span onMouseDown={keepMarked}>
            <Button onClick={onComment}>
              <MessageSquareText size={16} aria-hidden /> Comment
            </Button>
          </span>
        )}
        {places > 0 && (
          <>
            <input className="field w-56 max-w-full" aria-label="Why, if you like" placeholder="Why, if you like" value={note} maxLength={2000} onChange={(event) => session.explain(event.target.value)} />
            <Button disabled={sending} onClick={() => void session.discard(saver.base)}>
              Discard
            </Button>
            <Button type="submit" kind="primary" disabled={sending}>
              {sending ? 'Sending…' : `Suggest ${counted(places, 'change')}`}
            </Button>
          </>
        )}
      </span>
    </form>
  )
}
