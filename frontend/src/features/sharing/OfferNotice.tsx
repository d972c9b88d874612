/** A book that is offered to somebody: for who offers it, and for who may say yes. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { Offer } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { day, seconds } from '@/components/format'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'

interface OfferNoticeProps {
  project: string
  offer: Offer
  me: string
  onChanged(): Promise<void>
}

export function OfferNotice({ project, offer, me, onChanged }: OfferNoticeProps) {
  const mine = offer.account === me
  const accepting = useMutation({
    mutationFn: () => call('ownership.accept', { params: { project } }),
    onSuccess: async () => {
      await onChanged()
      say({ text: 'You own this book now.' })
    },
  })
  const ending = useMutation({ mutationFn: () => call('ownership.withdraw', { params: { project } }), onSuccess: onChanged })
  const error = accepting.error ?? ending.error
  const what = offer.stay ? 'to own this book together' : 'this book'
  return (
    <Notice
      actions={
        <>
          {mine && (
            <Button kind="primary" disabled={accepting.isPending} onClick={() => accepting.mutate()}>
              Yes, I take it
            </Button>
          )}
          <Button disabled={ending.isPending} onClick={() => ending.mutate()}>
            {mine ? 'No, thank you' : 'Take the offer back'}
          </Button>
        </>
      }
    >
      <p>
        {mine ? `${offer.by_name} offers you ${what}.` : `${offer.name} is offered ${what}.`} The offer stands until {day(seconds(offer.ends_at))}.
      </p>
      {error && <p className="text-danger">{wordsOf(error)}</p>}
    </Notice>
  )
}
