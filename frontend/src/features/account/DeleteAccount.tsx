/** Says what goes with an account, lists what has to be settled first, and asks for the address to be sure. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { BookAtStake, Departure, OwnAccount } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { TextField } from '@/components/TextField'
import { Link } from '@/routing/router'

interface DeleteAccountProps {
  account: OwnAccount
  departure: Departure
  onClose(): void
  onLookAgain(): void
}

export function DeleteAccount({ account, departure, onClose, onLookAgain }: DeleteAccountProps) {
  const deleting = useMutation({
    mutationFn: (email: string) => call('account.delete', { body: { email, books: departure.alone.map((each) => each.id) } }),
    // a fresh page: nothing of the person who left stays in memory
    onSuccess: () => window.location.assign('/sign-in'),
    onError: onLookAgain,
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    deleting.mutate(String(new FormData(event.currentTarget).get('email')))
  }
  const stopped = departure.needed.length > 0 || departure.last_administrator
  return (
    <div className="card flex flex-col gap-4 p-4">
      {departure.last_administrator && <Notice tone="warn">Nobody else keeps this PlotWeaver. Somebody else has to, first: plotweaver admin person EMAIL --name NAME --admin</Notice>}
      <Books books={departure.needed} title="You alone own these, and others work in them. Give each to somebody there, first:" deed="Give it to somebody" />
      <Books books={departure.alone} title={`Nobody else has a role in these. They are deleted with your account, for ever, unless you give them to somebody first:`} deed="Give it to somebody" />
      {departure.shared.length > 0 && <p>{counted(departure.shared.length, 'book goes', 'books go')} on without you.</p>}
      {departure.keys > 0 && <p>{counted(departure.keys, 'key that you set for a book goes', 'keys that you set for books go')}, too.</p>}
      {!stopped && (
        <form onSubmit={submit} className="flex flex-col gap-4">
          <p>Others will find “somebody who is gone” where your name was, but for the history of books. The log of who did what keeps a number for you, without your name. It cannot be taken back.</p>
          <TextField label={`To be sure, type ${account.account.email}`} name="email" type="email" autoComplete="off" required />
          {deleting.error && <Notice tone="error">{wordsOf(deleting.error)}</Notice>}
          <div className="flex flex-wrap gap-2">
            <Button onClick={onClose}>Keep my account</Button>
            <Button type="submit" kind="danger" disabled={deleting.isPending}>
              {deleting.isPending ? 'Deleting…' : departure.alone.length > 0 ? `Delete my account and ${counted(departure.alone.length, 'book')}` : 'Delete my account'}
            </Button>
          </div>
        </form>
      )}
      {stopped && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={onClose}>Keep my account</Button>
          <Button onClick={onLookAgain}>Look again</Button>
        </div>
      )}
    </div>
  )
}

function Books({ books, title, deed }: { books: readonly BookAtStake[]; title: string; deed: string }) {
  if (books.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <p>{title}</p>
      <ul className="flex flex-col gap-1">
        {books.map((each) => (
          <li key={each.id} className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium [overflow-wrap:anywhere]">{each.title}</span>
            <Link to={{ screen: 'people', project: each.id }} className="link" aria-label={`${deed}: ${each.title}`}>
              {deed}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
