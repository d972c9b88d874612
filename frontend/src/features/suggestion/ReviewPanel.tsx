/** The cards of a suggestion, beside the page that shows its changes. */
'use client'

import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { Button } from '@/components/Button'
import { counted, dollars, spoken } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { NoteText } from '@/features/notes/NoteText'
import type { BookPageHandle } from '@/features/page'
import { ChangeCard } from './ChangeCard'
import type { Review } from './useReview'

interface ReviewPanelProps {
  review: Review
  handle: RefObject<BookPageHandle | null>
  canDecide: boolean
  /** The signed-in person's account: what they suggested themselves they may take back. */
  account: string
  onBack(): void
}

export function ReviewPanel({ review, handle, canDecide, account, onBack }: ReviewPanelProps) {
  const list = useRef<HTMLUListElement>(null)
  const { suggestion, placed, focused } = review
  const first = review.shown.find((each) => each.decision === 'undecided')?.id ?? null
  const opened = useRef(false)
  useEffect(() => {
    if (opened.current || first === null) return
    opened.current = true
    handle.current?.showChange(first)
  }, [first, handle])
  function step(by: 1 | -1) {
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
    const at = cards.findIndex((card) => card.dataset['card'] === focused)
    cards[Math.min(Math.max(at + by, 0), cards.length - 1)]?.focus()
  }
  function pressed(event: KeyboardEvent) {
    if (event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'j') step(1)
    else if (key === 'k') step(-1)
    else return
    event.preventDefault()
  }
  return (
    <div className="flex flex-col gap-3 p-4">
      <Button kind="plain" className="-mt-2 -ml-3 self-start text-muted" onClick={onBack}>
        <ArrowLeft size={16} aria-hidden /> Back to the scene
      </Button>
      {review.error !== null && review.error !== undefined && <Trouble what="The suggestion could not be read." error={review.error} onRetry={review.retry} />}
      {!suggestion && !review.error && <Skeleton lines={5} label="Opening the suggestion" />}
      {suggestion && (
        <>
          <p className="numbers text-muted">
            Suggestion by {suggestion.by ? suggestion.by.name : <span className="badge bg-agent-tint text-agent">{spoken(suggestion.agent)}</span>} · {counted(suggestion.changes.length, 'change')}
            {suggestion.by ? '' : ` · ${dollars(suggestion.cost_usd)}`}
          </p>
          {suggestion.note && <p className="[overflow-wrap:anywhere] whitespace-pre-line">“{suggestion.note}”</p>}
          {suggestion.by?.account === account && suggestion.status === 'open' && <Withdraw review={review} />}
          {suggestion.status !== 'open' && <Notice>{suggestion.status === 'accepted' ? 'All of it is decided; what was kept is in the book.' : 'Left out. It stays in History.'}</Notice>}
          {suggestion.findings.slice(0, 5).filter((finding) => !suggestion.changes.some((change) => change.findings.some((each) => each.id === finding.id))).map((finding) => (
            <div key={finding.id} className="card p-3">
              <NoteText finding={finding} />
            </div>
          ))}
          <ul ref={list} onKeyDown={pressed} className="flex flex-col gap-3" aria-label="Changes">
            {placed.map((each, at) => (
              <ChangeCard
                key={each.change.id}
                number={at + 1}
                placed={each}
                focused={each.change.id === focused}
                canDecide={canDecide && suggestion.status === 'open'}
                onFocus={() => {
                  if (each.change.id !== focused) handle.current?.showChange(each.change.id)
                  review.focus(each.change.id)
                }}
                onDecide={(entry) => review.decide({ [each.change.id]: entry })}
              />
            ))}
          </ul>
          {canDecide && <p className="text-count text-muted max-[760px]:hidden">With a card focused: J next, K previous, Y keep, N leave out, E edit.</p>}
        </>
      )}
    </div>
  )
}

/** Nobody decides about what its author does not want any more; what was added of it stays in the book. */
function Withdraw({ review }: { review: Review }) {
  return (
    <Button className="self-start" disabled={review.busy} onClick={review.withdraw}>
      Take it back
    </Button>
  )
}
