/** A draft being written, and what became of it. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Run } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { counted, dollars } from '@/components/format'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'
import { Trouble } from '@/components/Trouble'
import { runsOf, StyledWords, writingNow } from '@/features/page'
import { navigate } from '@/routing/router'
import { useRun } from './useRun'

interface DraftLiveProps {
  project: string
  run: string
  scene: string
  onAgain(): void
}

export function DraftLive({ project, run: id, scene, onAgain }: DraftLiveProps) {
  const client = useQueryClient()
  const { run, text, words, cost, step, writing, error } = useRun(project, id)
  const stopping = useMutation({
    mutationFn: () => call('runs.cancel', { params: { project, run: id } }),
    onSuccess: (stopped) => client.setQueryData(keys.run(project, id), stopped),
  })
  const suggestion = run?.suggestion ?? null
  const finished = run?.status === 'succeeded'
  const watched = useRef(false)
  useEffect(() => {
    if (writing) watched.current = true
    // the review opens by itself only for one who watched the draft to its end
    if (!finished || suggestion === null || !watched.current) return
    watched.current = false
    const look = () => navigate({ screen: 'review', project, scene, suggestion })
    // and never under the hands of one who writes: page, caret and focus stay
    if (writingNow()) say({ text: 'The suggestion is ready.', action: { label: 'Look at it', run: look } })
    else look()
  }, [writing, finished, suggestion, project, scene])
  return (
    <section aria-label="Draft" className="flex flex-col gap-3">
      <p role="status" className="sr-only">
        {writing ? 'Writing has started.' : run ? ending(run) : ''}
      </p>
      {writing && (
        <div className="flex items-center justify-between gap-2">
          <p className="numbers text-muted">{doing(text, step, words, cost)}</p>
          <Button disabled={stopping.isPending} onClick={() => stopping.mutate()}>
            {stopping.isPending ? 'Stopping…' : 'Stop'}
          </Button>
        </div>
      )}
      {stopping.error && <Notice tone="error">{wordsOf(stopping.error)}</Notice>}
      {error !== null && error !== undefined && <Trouble what="The draft could not be read." error={error} />}
      {run && !writing && (
        <Notice
          tone={run.status === 'failed' ? 'error' : 'plain'}
          actions={
            <>
              {suggestion !== null && (
                <Button kind="primary" onClick={() => navigate({ screen: 'review', project, scene, suggestion })}>
                  Review
                </Button>
              )}
              <Button onClick={onAgain}>{run.status === 'failed' ? 'Try again' : 'Draft again'}</Button>
            </>
          }
        >
          {ending(run)}
        </Notice>
      )}
      {text !== '' && <div className="font-page text-[17px] leading-[1.62] whitespace-pre-wrap [overflow-wrap:anywhere]"><StyledWords runs={runsOf(text, true)} /></div>}
    </section>
  )
}

/** What an agent is doing just now. */
function doing(text: string, step: string, words: number, cost: number): string {
  if (text === '') return 'Reading the last three scenes…'
  const done = `${counted(words, 'word')} · ${dollars(cost)}`
  return step === 'judging' ? `Looking it over… ${done}` : `Writing… ${done}`
}

/** What became of a run, in one line. */
export function ending(run: Pick<Run, 'status' | 'words' | 'cost_usd' | 'error' | 'suggestion'>): string {
  if (run.status === 'failed') return run.error?.message ?? 'The model did not answer. Nothing changed in your book.'
  if (run.status === 'cancelled') {
    if (run.words === 0) return `Stopped before the first word. ${dollars(run.cost_usd)} for reading.`
    return run.suggestion === null ? `Stopped. ${counted(run.words, 'word')}, ${dollars(run.cost_usd)}.` : `Stopped. ${counted(run.words, 'word')} kept as a suggestion, ${dollars(run.cost_usd)}.`
  }
  return `Done. ${counted(run.words, 'word')}, ${dollars(run.cost_usd)}.`
}
