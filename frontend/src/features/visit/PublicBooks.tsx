/** The books of this PlotWeaver that everybody may read, signed in or not. */
'use client'

import { usePublicBooks } from '@/api/queries'
import { counted } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { Link } from '@/routing/router'

/** `known`: whether somebody is signed in. */
export function PublicBooks({ known }: { known: boolean }) {
  const books = usePublicBooks()
  return (
    <div className="min-h-full">
      <header className="flex h-12 items-center border-b border-line px-4">
        <Link to={known ? { screen: 'shelf' } : { screen: 'sign-in' }} className="link">
          {known ? 'Your books' : 'Sign in'}
        </Link>
      </header>
      <main className="mx-auto flex max-w-[720px] flex-col gap-6 px-4 py-12">
        <h1 className="font-page text-[24px] leading-8 font-medium">Public books</h1>
        <p className="text-muted">Their owners let everybody read them here.</p>
        {books.isPending && <Skeleton lines={4} label="Looking for public books" />}
        {books.error && <Trouble what="The public books could not be read." error={books.error} onRetry={() => void books.refetch()} />}
        {books.data?.projects.length === 0 && <p className="card border-dashed p-6 text-center text-muted">There is none just now. An owner opens a book to everybody under “People and sharing”.</p>}
        <ul className="flex flex-col gap-2 empty:hidden" aria-label="Public books">
          {books.data?.projects.map((book) => (
            <li key={book.id}>
              <Link to={{ screen: 'desk', project: book.id, draft: null, scene: null }} className="card flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 p-4 hover:border-edge">
                <span className="min-w-0 font-page text-[17px] leading-6 font-medium [overflow-wrap:anywhere]">{book.title}</span>
                <span className="numbers text-sec text-muted">{counted(book.words, 'word')}</span>
              </Link>
            </li>
          ))}
        </ul>
      </main>
    </div>
  )
}
