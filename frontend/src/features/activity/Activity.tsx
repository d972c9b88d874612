/** Who did what: of a book for its owners, of this installation for its administrators, and of one's own account. */
'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '@/api/queries'
import { Button } from '@/components/Button'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { Link } from '@/routing/router'
import { EntryList } from './EntryList'
import { readLog, toldOf } from './logs'
import type { Log } from './logs'

const NOUNS: [string, string][] = [
  ['', 'Everything'],
  ['member', 'People and roles'],
  ['invitation', 'Invitations'],
  ['ownership', 'Whose book it is'],
  ['sharing', 'Who can read it'],
  ['protection', 'Who may write where'],
  ['ai', 'AI'],
  ['secret', 'Keys'],
  ['session', 'Signing in'],
  ['factor', 'Codes'],
  ['identity', 'Ways to sign in'],
  ['token', 'Access tokens'],
  ['push', 'Pushes'],
  ['access', 'What was refused'],
  ['account', 'Accounts'],
  ['site', 'This installation'],
]

export function Activity({ log: which }: { log: Log }) {
  const [noun, setNoun] = useState('')
  const log = useInfiniteQuery({
    queryKey: [...keys.activity, which, noun],
    queryFn: ({ pageParam }) => readLog(which, noun, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.older,
    staleTime: 0,
  })
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? []
  const { about, back, file } = toldOf(which)
  return (
    <div className="min-h-full">
      <header className="flex h-12 items-center border-b border-line px-4">
        <Link to={back.to} className="link">
          {back.label}
        </Link>
      </header>
      <main className="mx-auto flex max-w-[880px] flex-col gap-6 px-4 py-12">
        <h1 className="font-page text-[24px] leading-8 font-medium">{which.of === 'me' ? 'What you did' : 'Who did what'}</h1>
        <p className="text-muted">{about}</p>
        <div className="flex flex-wrap items-end justify-between gap-3">
          <label className="flex flex-col gap-1 font-medium">
            Show
            <select className="field font-normal" value={noun} onChange={(event) => setNoun(event.target.value)}>
              {NOUNS.map(([value, title]) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          {file && (
            <p className="flex gap-4">
              <a className="link" href={file('csv')} download>
                Download as a table
              </a>
              <a className="link" href={file('jsonl')} download>
                as JSON lines
              </a>
            </p>
          )}
        </div>
        {log.isPending && <Skeleton lines={6} label="Reading the log" />}
        {log.error && <Trouble what="The log could not be read." error={log.error} onRetry={() => void log.refetch()} />}
        {log.data && entries.length === 0 && <p className="card border-dashed p-6 text-center text-muted">Nothing of this kind yet.</p>}
        {entries.length > 0 && <EntryList entries={entries} />}
        {log.hasNextPage && (
          <div>
            <Button disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              {log.isFetchingNextPage ? 'Reading…' : 'Show older'}
            </Button>
          </div>
        )}
      </main>
    </div>
  )
}
