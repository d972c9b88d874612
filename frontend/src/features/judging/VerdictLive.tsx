/** A judge at work, and what it says. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { wordsOf } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { dollars } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { useRun } from '@/features/draft/useRun'
import { NoteCard } from '@/features/notes/NoteCard'
import { endedSaid, verdictSaid } from './said'

interface VerdictLiveProps {
  project: string
  run: string
  titleOf(path: string): { id: string; title: string } | null
  onAgain(): void
}

export function VerdictLive({ project, run: id, titleOf, onAgain }: VerdictLiveProps) {
  const client = useQueryClient()
  const { run, cost, writing, error } = useRun(project, id)
  const stopping = useMutation({
    mutationFn: () => call('runs.cancel', { params: { project, run: id } }),
    onSuccess: (stopped) => client.setQueryData(keys.run(project, id), stopped),
  })
  if (error && !run) return <Trouble what="What the model said could not be read." error={error} onRetry={() => void client.invalidateQueries({ queryKey: keys.run(project, id) })} />
  if (!run) return <Skeleton lines={2} label="Reading what the model said" />
  const verdict = run.verdict ?? null
  return (
    <>
      <p role="status" className="sr-only">
        {writing ? 'The model compares.' : verdict ? verdictSaid(verdict) : endedSaid(run)}
      </p>
      {writing && (
        <div className="flex items-center justify-between gap-2">
          <p className="numbers text-muted">Comparing… {dollars(cost)}</p>
          <Button disabled={stopping.isPending} onClick={() => stopping.mutate()}>
            {stopping.isPending ? 'Stopping…' : 'Stop'}
          </Button>
        </div>
      )}
      {stopping.error && <Notice tone="error">{wordsOf(stopping.error)}</Notice>}
      {!writing && (
        <Notice tone={verdict === null && run.status === 'failed' ? 'error' : verdict?.reason ? 'warn' : 'plain'} actions={<Button onClick={onAgain}>Ask again</Button>}>
          {verdict ? verdictSaid(verdict) : endedSaid(run)}
        </Notice>
      )}
      {verdict && verdict.findings.length > 0 && (
        <ul className="flex flex-col gap-3" aria-label="What the model sees">
          {verdict.findings.map((finding) => (
            <NoteCard key={finding.id} {...{ project, draft: null, finding, chosen: false, titleOf }} />
          ))}
        </ul>
      )}
    </>
  )
}
