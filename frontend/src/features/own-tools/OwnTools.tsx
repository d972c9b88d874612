/** Opening one's books with one's own editor and git: addresses, and the tokens that open them. */
'use client'

import { useState } from 'react'
import type { Project, Token, TokenMade } from '@/api/generated/models'
import { useBooks, useTokens } from '@/api/queries'
import { Button } from '@/components/Button'
import { Section, SettingsPage } from '@/components/SettingsPage'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { CopyField } from './CopyField'
import { MakeToken } from './MakeToken'
import { NewSecret } from './NewSecret'
import { TokenList } from './TokenList'
import { WithdrawToken } from './WithdrawToken'

export function OwnTools() {
  const tokens = useTokens()
  const books = useBooks()
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<TokenMade | null>(null)
  const [withdrawing, setWithdrawing] = useState<Token | null>(null)
  return (
    <SettingsPage title="Your own tools">
      <div className="flex flex-col gap-3">
        <p>
          A book here is a folder of plain text files, with every version it ever had. If you like to write with your own editor, you can have that folder on your computer with git, and work on it there.
        </p>
        <p className="text-muted">Nobody needs this to write. It is for those who use git already.</p>
      </div>
      <Section
        id="tokens"
        title="Tokens"
        action={
          <Button kind="primary" onClick={() => setMaking(true)}>
            Make a token
          </Button>
        }
      >
        <p className="text-muted">A token is a password for one tool. It opens the books that you may open, until it ends or you withdraw it.</p>
        {made && <NewSecret made={made} onDone={() => setMade(null)} />}
        {tokens.isPending && <Skeleton lines={3} label="Reading your tokens" />}
        {tokens.error && <Trouble what="Your tokens could not be read." error={tokens.error} onRetry={() => void tokens.refetch()} />}
        {tokens.data && <TokenList tokens={tokens.data.tokens} onWithdraw={setWithdrawing} />}
      </Section>
      <Section id="addresses" title="Your books’ addresses">
        <p className="text-muted">Git asks for a name and a password: any name will do, the password is a token.</p>
        {books.isPending && <Skeleton lines={3} label="Reading your books" />}
        {books.error && <Trouble what="Your books could not be read." error={books.error} onRetry={() => void books.refetch()} />}
        {books.data && <Addresses books={books.data.projects} />}
      </Section>
      {making && <MakeToken onMade={setMade} onClose={() => setMaking(false)} />}
      {withdrawing && (
        <WithdrawToken
          token={withdrawing}
          onWithdrawn={() => setMade((shown) => (shown?.token.id === withdrawing.id ? null : shown))}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </SettingsPage>
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
