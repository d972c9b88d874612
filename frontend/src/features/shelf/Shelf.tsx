/** The books one may open, and the three ways to begin. */
'use client'

import { BookOpen, FileUp, PenLine } from 'lucide-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DragEvent } from 'react'
import type { Project, ProjectCreated } from '@/api/generated/models'
import { keys, useBooks } from '@/api/queries'
import { reachedSeq } from '@/api/progress'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { counted, moment } from '@/components/format'
import { Notice } from '@/components/Notice'
import { PersonMenu } from '@/components/PersonMenu'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { FirstPassword } from '@/features/account/FirstPassword'
import { Arrival } from '@/features/bring/Arrival'
import { BringBook } from '@/features/bring/BringBook'
import { BringStatus, Refusal } from '@/features/bring/BringStatus'
import { useBringing } from '@/features/bring/useBringing'
import { writeNext } from '@/features/page/focusing'
import { Link, navigate } from '@/routing/router'
import { NewBook } from './NewBook'

export function Shelf() {
  const books = useBooks()
  const client = useQueryClient()
  const picker = useRef<HTMLInputElement>(null)
  const [naming, setNaming] = useState(false)
  const [over, setOver] = useState(false)
  const arrived = (created: ProjectCreated) => {
    reachedSeq(created.project.id, created.seq)
    void client.invalidateQueries({ queryKey: keys.books })
  }
  const bringing = useBringing()
  const sample = useMutation({ mutationFn: () => call('projects.sample'), onSuccess: (created) => {
    arrived(created)
    open(created)
  } })
  const busy = bringing.doing !== null || sample.isPending
  const open = (created: ProjectCreated) => navigate({ screen: 'desk', project: created.project.id, draft: null, scene: null })
  function dropped(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    // a book that is being arranged is not thrown away by another file
    if (!busy && !bringing.preview) bringing.take(event.dataTransfer.files)
  }
  return (
    <div
      className={`min-h-full ${over ? 'outline-2 -outline-offset-8 outline-accent outline-dashed' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <header className="flex h-12 items-center justify-between gap-4 border-b border-line px-4">
        <span className="font-semibold">PlotWeaver</span>
        <PersonMenu />
      </header>
      <main className="mx-auto flex max-w-[720px] flex-col gap-6 px-4 py-12">
        {bringing.preview ? (
          <BringBook preview={bringing.preview} bringing={bringing} />
        ) : (
          <>
            <h1 className="font-page text-[24px] leading-8 font-medium">Your books</h1>
            <div className="flex flex-wrap gap-2">
              <Button kind={books.data?.projects.length ? 'normal' : 'primary'} disabled={busy} onClick={() => picker.current?.click()}>
                <FileUp size={16} aria-hidden /> Bring my book
              </Button>
              <Button disabled={busy} onClick={() => setNaming(true)}>
                <PenLine size={16} aria-hidden /> Start writing
              </Button>
              <Button disabled={busy} onClick={() => sample.mutate()}>
                <BookOpen size={16} aria-hidden /> Open the sample
              </Button>
              <input
                ref={picker}
                type="file"
                accept=".docx,.odt,.epub,.txt,.md,.markdown,.zip,.bundle,text/plain,text/markdown"
                className="hidden"
                aria-label="Your book as a file"
                onChange={(event) => {
                  if (event.target.files?.length) bringing.take([...event.target.files])
                  event.target.value = ''
                }}
              />
            </div>
            <FirstPassword />
            <div aria-live="polite" className="flex flex-col gap-4 empty:hidden">
              <BringStatus bringing={bringing} />
              {sample.isPending && <Notice>Opening the sample…</Notice>}
              {sample.error && <Refusal name="The sample" error={sample.error} onRetry={() => sample.mutate()} />}
              {bringing.created && <Arrival created={bringing.created} onOpen={() => open(bringing.created!)} onGone={bringing.forget} />}
            </div>
            {books.isPending && <Skeleton lines={5} label="Loading your books" />}
            {books.error && <Trouble what="Your books could not be read." error={books.error} onRetry={() => void books.refetch()} />}
            {books.data && (books.data.projects.length > 0 ? <Books books={books.data.projects} /> : <NoBooks />)}
            <p>
              <Link to={{ screen: 'public-books' }} className="link text-sec">
                Public books
              </Link>
            </p>
          </>
        )}
      </main>
      <NewBook open={naming} onClose={() => setNaming(false)} onCreated={(created) => {
        arrived(created)
        writeNext()
        open(created)
      }} />
    </div>
  )
}

function NoBooks() {
  return (
    <div className="card border-dashed p-8 text-center text-muted">
      <p>No books yet. Drop a Word, OpenDocument, EPUB or text file here, start with an empty page, or look around in the sample.</p>
    </div>
  )
}

function Books({ books }: { books: Project[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {books.map((book) => (
        <li key={book.id} className="flex items-center gap-3">
          <Link to={{ screen: 'desk', project: book.id, draft: null, scene: null }} className="card flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 gap-y-1 p-4 hover:border-edge">
            <span className="font-page text-[17px] leading-6 font-medium">{book.title}</span>
            <span className="numbers text-sec text-muted">
              {counted(book.words, 'word')} · {moment(book.updated_at)}
              {book.role === 'owner' ? '' : ` · ${book.role}`}
            </span>
            {book.trouble && <span className="basis-full text-sec text-danger">{book.trouble}</span>}
          </Link>
          <Link to={{ screen: 'people', project: book.id }} className="link text-sec" aria-label={`People of ${book.title}`}>
            People
          </Link>
        </li>
      ))}
    </ul>
  )
}
