/** The end of a book, for everybody in it: says what goes, and asks for its title to be sure. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { TextField } from '@/components/TextField'
import { say } from '@/components/toast'
import { navigate } from '@/routing/router'

interface DeleteBookProps {
  project: string
  title: string
  /** How many people but oneself have a role in it. */
  others: number
}

export function DeleteBook({ project, title, others }: DeleteBookProps) {
  const [open, setOpen] = useState(false)
  const client = useQueryClient()
  const deleting = useMutation({
    mutationFn: (typed: string) => call('projects.delete', { params: { project }, body: { title: typed } }),
    onSuccess: () => {
      navigate({ screen: 'shelf' })
      client.removeQueries({ queryKey: keys.book(project) })
      void client.invalidateQueries({ queryKey: keys.books })
      say({ text: `“${title}” is deleted.` })
    },
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    deleting.mutate(String(new FormData(event.currentTarget).get('title')))
  }
  return (
    <>
      <p className="text-muted">
        The book goes with its history, drafts, suggestions and comments{others > 0 && `, for you and the ${counted(others, 'other person', 'other people')} in it`}. What somebody downloaded or cloned stays theirs. Download it
        first if you may want it again.
      </p>
      {open ? (
        <form onSubmit={submit} className="card flex flex-col gap-4 p-4">
          <p>It cannot be taken back.</p>
          <TextField label={`To be sure, type ${title}`} name="title" autoComplete="off" required />
          {deleting.error && <Notice tone="error">{wordsOf(deleting.error)}</Notice>}
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setOpen(false)}>Keep the book</Button>
            <Button type="submit" kind="danger" disabled={deleting.isPending}>
              {deleting.isPending ? 'Deleting…' : 'Delete the book'}
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button kind="danger" onClick={() => setOpen(true)}>
            Delete this book…
          </Button>
        </div>
      )}
    </>
  )
}
