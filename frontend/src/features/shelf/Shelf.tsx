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
import { Link, navigate } from '@/routing/router'
import { Arrival, Refusal } from './Arrival'
import { NewBook } from './NewBook'

type Wish = { kind: 'file'; file: File } | { kind: 'sample' }

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
  const bringing = useMutation({ mutationFn: bring, onSuccess: (created, wish) => {
    arrived(created)
    if (wish.kind === 'sample') open(created)
  } })
  const open = (created: ProjectCreated) => navigate({ screen: 'desk', project: created.project.id, draft: null, scene: null })
  const take = (file: File | null | undefined) => file && bringing.mutate({ kind: 'file', file })
  function dropped(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files.item(0))
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
        <h1 className="font-page text-[24px] leading-8 font-medium">Your books</h1>
        <div className="flex flex-wrap gap-2">
          <Button kind={books.data?.projects.length ? 'normal' : 'primary'} disabled={bringing.isPending} onClick={() => picker.current?.click()}>
            <FileUp size={16} aria-hidden /> Bring my book
          </Button>
          <Button disabled={bringing.isPending} onClick={() => setNaming(true)}>
            <PenLine size={16} aria-hidden /> Start writing
          </Button>
          <Button disabled={bringing.isPending} onClick={() => bringing.mutate({ kind: 'sample' })}>
            <BookOpen size={16} aria-hidden /> Open the sample
          </Button>
          <input
            ref={picker}
            type="file"
            accept=".docx,.odt,.epub,.txt,.md,.markdown,.zip,.bundle,text/plain,text/markdown"
            className="hidden"
            aria-label="Your book as a file"
            onChange={(event) => {
              take(event.target.files?.item(0))
              event.target.value = ''
            }}
          />
        </div>
        <FirstPassword />
        <div aria-live="polite" className="flex flex-col gap-4 empty:hidden">
          {bringing.isPending && <Notice>{bringing.variables.kind === 'file' ? `Reading ${bringing.variables.file.name}…` : 'Opening the sample…'}</Notice>}
          {bringing.data && bringing.variables?.kind === 'file' && <Arrival created={bringing.data} onOpen={() => open(bringing.data)} />}
          {bringing.error && <Refusal error={bringing.error} onRetry={() => bringing.mutate(bringing.variables!)} />}
        </div>
        {books.isPending && <Skeleton lines={5} label="Loading your books" />}
        {books.error && <Trouble what="Your books could not be read." error={books.error} onRetry={() => void books.refetch()} />}
        {books.data && (books.data.projects.length > 0 ? <Books books={books.data.projects} /> : <NoBooks />)}
      </main>
      <NewBook open={naming} onClose={() => setNaming(false)} onCreated={(created) => {
        arrived(created)
        open(created)
      }} />
    </div>
  )
}

function bring(wish: Wish): Promise<ProjectCreated> {
  return wish.kind === 'sample' ? call('projects.sample') : call('projects.import', { query: { filename: wish.file.name }, body: wish.file })
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
          </Link>
          <Link to={{ screen: 'people', project: book.id }} className="link text-sec" aria-label={`People of ${book.title}`}>
            People
          </Link>
        </li>
      ))}
    </ul>
  )
}
