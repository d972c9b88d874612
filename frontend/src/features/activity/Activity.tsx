/** Who did what: of a book for its owners, of this installation for its administrators. */
'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { Link } from '@/routing/router'
import { EntryList } from './EntryList'

const NOUNS: [string, string][] = [
  ['', 'Everything'],
  ['member', 'People and roles'],
  ['invitation', 'Invitations'],
  ['sharing', 'Who can read it'],
  ['ai', 'AI'],
  ['secret', 'Keys'],
  ['session', 'Signing in'],
  ['identity', 'Ways to sign in'],
  ['token', 'Access tokens'],
  ['access', 'What was refused'],
]

export function Activity({ project }: { project: string | null }) {
  const [noun, setNoun] = useState('')
  const log = useInfiniteQuery({
    queryKey: [...keys.activity(project), noun],
    queryFn: ({ pageParam }) => readLog(project, noun, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.older,
    staleTime: 0,
  })
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? []
  const file = project === null ? '/api/v1/audit/export' : `/api/v1/projects/${encodeURIComponent(project)}/audit/export`
  return (
    <div className="min-h-full">
      <header className="flex h-12 items-center border-b border-line px-4">
        <Link to={project === null ? { screen: 'shelf' } : { screen: 'desk', project, draft: null, scene: null }} className="link">
          {project === null ? 'Your books' : 'Back to the book'}
        </Link>
      </header>
      <main className="mx-auto flex max-w-[880px] flex-col gap-6 px-4 py-12">
        <h1 className="font-page text-[24px] leading-8 font-medium">Who did what</h1>
        <p className="text-muted">{project === null ? 'Everything that was done with accounts, roles and settings here.' : 'What was done with this book’s people and settings. Nobody can change these lines.'}</p>
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
          <p className="flex gap-4">
            <a className="link" href={file} download>
              Download as a table
            </a>
            <a className="link" href={`${file}?format=jsonl`} download>
              as JSON lines
            </a>
          </p>
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

function readLog(project: string | null, noun: string, before: number | null) {
  const query = { noun, before, limit: 50 }
  return project === null ? call('audit.site', { query }) : call('audit.book', { params: { project }, query })
}
