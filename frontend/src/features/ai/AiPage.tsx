/** Which models may read a book, and what of it was sent where, when and by whom. */
'use client'

import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { addressOf } from '@/api/address'
import type { AiPolicy, AiPolicyShown } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys, useBook } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { day, seconds } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Section, SettingsPage } from '@/components/SettingsPage'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { useReread } from '@/features/sharing/useSharing'
import { Link } from '@/routing/router'
import { BookKeys } from './BookKeys'
import { SentTable } from './SentTable'
import { allowedWords, withProvider } from './policy'
import { useAiPolicy } from './useAiPolicy'

export function AiPage({ project }: { project: string }) {
  const book = useBook(project)
  const policy = useAiPolicy(project)
  const owns = book.data?.may.includes('project:own') ?? false
  useEffect(() => {
    document.title = `AI · ${book.data?.title ?? 'PlotWeaver'}`
  }, [book.data?.title])
  return (
    <SettingsPage title={book.data ? `AI and “${book.data.title}”` : 'AI and this book'}>
      <p>
        <Link to={{ screen: 'desk', project, draft: null, scene: null }} className="link">
          Back to the book
        </Link>
      </p>
      <Section id="policy" title="Which models may read it">
        {policy.isPending && <Skeleton lines={4} label="Reading what is set" />}
        {policy.error && <Trouble what="What is set could not be read." error={policy.error} onRetry={() => void policy.refetch()} />}
        {policy.data && <Policy project={project} shown={policy.data} mayChange={owns} />}
      </Section>
      {owns && (
        <Section id="keys" title="Keys of this book">
          <BookKeys project={project} />
        </Section>
      )}
      <Section id="sent" title="What was sent">
        <Ledger project={project} />
      </Section>
    </SettingsPage>
  )
}

const RULES: [AiPolicy['rule'], string, string][] = [
  ['none', 'None', 'There is no drafting in this book, and nothing of it is sent anywhere.'],
  ['local', 'Models on this machine', 'Nothing of the book leaves the machine that PlotWeaver runs on.'],
  ['named', 'These providers, too', 'What a draft needs of the book is sent to them.'],
]

function Policy({ project, shown, mayChange }: { project: string; shown: AiPolicyShown; mayChange: boolean }) {
  const reread = useReread(project)
  const changing = useMutation({ mutationFn: (body: AiPolicy) => call('ai.put_policy', { params: { project }, body }), onSuccess: reread })
  const elsewhere = shown.offered.filter((each) => !each.local)
  return (
    <>
      <fieldset className="flex flex-col gap-2" disabled={!mayChange || changing.isPending}>
        <legend className="sr-only">Which models may read it</legend>
        {RULES.map(([rule, title, note]) => (
          <Choice
            key={rule}
            name="rule"
            title={title}
            note={note}
            checked={shown.rule === rule}
            onChange={() => changing.mutate({ rule, providers: rule === 'named' ? elsewhere.map((each) => each.name) : [] })}
          />
        ))}
        {shown.rule === 'named' && (
          <div className="card ml-6 flex flex-col gap-1 p-3">
            {elsewhere.length === 0 && <p className="text-muted">This PlotWeaver is connected to no provider.</p>}
            {elsewhere.map((each) => (
              <Choice
                key={each.name}
                type="checkbox"
                title={each.name}
                note={each.models.join(', ')}
                checked={shown.providers?.includes(each.name) ?? false}
                onChange={(event) => changing.mutate(withProvider(shown, each.name, event.target.checked))}
              />
            ))}
          </div>
        )}
      </fieldset>
      {changing.error && <Notice tone="error">{wordsOf(changing.error)}</Notice>}
      {shown.declared && <Notice tone="warn">The book’s own file plotweaver.yaml says: {allowedWords(shown.declared)} The stricter of both counts: {allowedWords(shown.effective)}</Notice>}
      <p className="text-sec text-muted">
        {shown.changed_at === null ? 'Nobody changed this: it is as for every new book.' : `Set by ${shown.changed_by || 'somebody'} on ${day(seconds(shown.changed_at))}.`}
        {!mayChange && ' Only an owner changes it.'}
      </p>
    </>
  )
}

function Ledger({ project }: { project: string }) {
  const sent = useInfiniteQuery({
    queryKey: [...keys.book(project), 'sent'],
    queryFn: ({ pageParam }) => call('ai.sent', { params: { project }, query: { before: pageParam, limit: 50 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.older,
    staleTime: 0,
  })
  const entries = sent.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <>
      <p className="flex flex-wrap gap-4">
        <a className="link" href={addressOf('ai.export_sent', { params: { project } })} download>
          Download as a table
        </a>
        <a className="link" href={addressOf('ai.export_sent', { params: { project }, query: { format: 'jsonl' } })} download>
          as JSON lines
        </a>
      </p>
      {sent.isPending && <Skeleton lines={4} label="Reading what was sent" />}
      {sent.error && <Trouble what="What was sent could not be read." error={sent.error} onRetry={() => void sent.refetch()} />}
      {sent.data && entries.length === 0 && <p className="card border-dashed p-6 text-center text-muted">Nothing of this book was ever sent to a model.</p>}
      {entries.length > 0 && <SentTable entries={entries} />}
      {sent.hasNextPage && (
        <div>
          <Button disabled={sent.isFetchingNextPage} onClick={() => void sent.fetchNextPage()}>
            {sent.isFetchingNextPage ? 'Reading…' : 'Show older'}
          </Button>
        </div>
      )}
    </>
  )
}
