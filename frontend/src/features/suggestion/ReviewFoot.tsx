/** How far the review is, and what can be done with the whole of it. */
'use client'

import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import type { Review } from './useReview'

interface ReviewFootProps {
  review: Review
  clean: boolean
  canDecide: boolean
  onClean(): void
  onDone(): void
}

export function ReviewFoot({ review, clean, canDecide, onClean, onDone }: ReviewFootProps) {
  const { counts, placed, suggestion } = review
  if (!suggestion) return null
  const rest = placed.filter((each) => each.change.decision === 'undecided' && each.place !== 'added')
  const open = suggestion.status === 'open'
  return (
    <>
      <span role="status" className="numbers">
        {open ? `${counts.kept} of ${counts.all} kept, ${counts.undecided} undecided` : 'Decided'}
      </span>
      <div className="flex flex-wrap gap-2 min-[760px]:gap-4">
        {open && (
          <Button aria-pressed={clean} kind={clean ? 'primary' : 'normal'} onClick={onClean}>
            Clean read
          </Button>
        )}
        {open && canDecide && (
          <Button
            disabled={rest.length === 0 || review.busy}
            onClick={() => review.decide(Object.fromEntries(rest.map(({ change }) => [change.id, { decision: 'left_out' as const, edited: change.edited }])))}
          >
            Leave out the rest
          </Button>
        )}
        {open && canDecide && (
          <Button kind="primary" disabled={counts.kept === 0 || review.busy} onClick={review.accept}>
            Add {counted(counts.kept, 'change')} to the book
          </Button>
        )}
        {!open && <Button onClick={onDone}>Back to the scene</Button>}
      </div>
    </>
  )
}
