/** Opening one's books with one's own editor and git: addresses, and the tokens that open them. */
'use client'

import { useState } from 'react'
import type { Project, Token, TokenMade } from '@/api/generated/models'
import { useBooks, useSession, useTokens } from '@/api/queries'
import { Button } from '@/components/Button'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { Link } from '@/routing/router'
import { CopyField } from './CopyField'
import { MakeToken } from './MakeToken'
import { NewSecret } from './NewSecret'
import { TokenList } from './TokenList'
import { WithdrawToken } from './WithdrawToken'

export function OwnTools() {
  const session = useSession()
  const tokens = useTokens()
  const books = useBooks()
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<TokenMade | null>(null)
  const [withdrawing, setWithdrawing] = useState<Token | null>(null)
  return (
    <div className="min-h-full">
      <header className="flex h-12 items-center justify-between gap-4 border-b border-line px-4">
        <Link to={{ screen: 'shelf' }} className="link">
          Your books
        </Link>
        <span className="truncate text-muted">{session.data?.account.name}</span>
      </header>
      <main className="mx-auto flex max-w-[720px] flex-col gap-8 px-4 py-12">
        <div className="flex flex-col gap-3">
          <h1 className="font-page text-[24px] leading-8 font-medium">Your own tools</h1>
          <p>
            A book here is a folder of plain text files, with every version it ever had. If you like to write with your own editor, you can have that folder on your computer with git, and work on it there.
          </p>
          <p className="text-muted">Nobody needs this to write. It is for those who use git already.</p>
        </div>
        <section aria-labelledby="tokens" className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 id="tokens" className="text-[16px] leading-6 font-semibold">
              Tokens
            </h2>
            <Button kind="primary" onClick={() => setMaking(true)}>
              Make a token
            </Button>
          </div>
          <p className="text-muted">A token is a password for one tool. It opens the books that you may open, until it ends or you withdraw it.</p>
          {made && <NewSecret made={made} onDone={() => setMade(null)} />}
          {tokens.isPending && <Skeleton lines={3} label="Reading your tokens" />}
          {tokens.error && <Trouble what="Your tokens could not be read." error={tokens.error} onRetry={() => void tokens.refetch()} />}
          {tokens.data && <TokenList tokens={tokens.data.tokens} onWithdraw={setWithdrawing} />}
        </section>
        <section aria-labelledby="addresses" className="flex flex-col gap-3">
          <h2 id="addresses" className="text-[16px] leading-6 font-semibold">
            Your books’ addresses
          </h2>
          <p className="text-muted">Git asks for a name and a password: any name will do, the password is a token.</p>
          {books.isPending && <Skeleton lines={3} label="Reading your books" />}
          {books.error && <Trouble what="Your books could not be read." error={books.error} onRetry={() => void books.refetch()} />}
          {books.data && <Addresses books={books.data.projects} />}
        </section>
      </main>
      {making && <MakeToken onMade={setMade} onClose={() => setMaking(false)} />}
      {withdrawing && (
        <WithdrawToken
          token={withdrawing}
          onWithdrawn={() => setMade((shown) => (shown?.token.id === withdrawing.id ? null : shown))}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </div>
  )
}

function Addresses({ books }: { books: readonly Project[] }) {
  if (books.length === 0) return <p className="card border-dashed p-6 text-center text-muted">No books yet.</p>
  return (
    <ul className="flex flex-col gap-4">
      {books.map((book) => (
        <li key={book.id} className="flex flex-col gap-1">
          <span className="font-page text-[17px] leading-6 font-medium [overflow-wrap:anywhere]">{book.title}</span>
          <CopyField label={`Command for ${book.title}`} text={`git clone ${window.location.origin}/git/${book.id}.git`} />
        </li>
      ))}
    </ul>
  )
}
