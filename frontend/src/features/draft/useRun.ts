/** A draft as it grows: pieces from the live connection, gaps filled by reading the run again. */
'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { GenerationProgress, Run } from '@/api/generated/models'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { onProgress } from '@/api/useLive'
import { EMPTY_DRAFT, whole, withPiece } from './assemble'
import type { DraftText } from './assemble'

export interface GrowingRun {
  run: Run | undefined
  text: string
  words: number
  cost: number
  step: string
  writing: boolean
  error: unknown
}

interface Growth {
  draft: DraftText
  words: number
  cost: number
  step: string
}

const START: Growth = { draft: EMPTY_DRAFT, words: 0, cost: 0, step: '' }

const isOver = (run: Pick<Run, 'status'> | undefined) => run !== undefined && run.status !== 'queued' && run.status !== 'running'

/** Follows one run; `id` null follows none. Give the component a key for each run. */
export function useRun(project: string, id: string | null): GrowingRun {
  const client = useQueryClient()
  const [live, setLive] = useState<Growth>(START)
  const reading = useQuery({
    queryKey: keys.run(project, id ?? ''),
    queryFn: () => call('runs.get', { params: { project, run: id! } }),
    enabled: id !== null,
    staleTime: 0,
    // frames are not kept anywhere: where one was lost, the run itself tells
    refetchInterval: (query) => (isOver(query.state.data) ? false : 3000),
  })
  useEffect(() => {
    if (id === null) return
    const again = () => void client.invalidateQueries({ queryKey: keys.run(project, id) })
    return onProgress((progress: GenerationProgress) => {
      if (progress.run !== id) return
      const known = client.getQueryData<Run>(keys.run(project, id))
      setLive((before) => {
        const start = whole(known?.text ?? '', before.draft)
        const draft = withPiece(start, progress.offset, progress.text)
        if (draft === null) again()
        return { draft: draft ?? start, words: Math.max(before.words, progress.words), cost: Math.max(before.cost, progress.cost_usd), step: progress.step }
      })
      if (progress.status !== 'queued' && progress.status !== 'running') again()
    })
  }, [project, id, client])
  const run = reading.data
  const over = isOver(run)
  return {
    run,
    text: over ? run!.text : whole(run?.text ?? '', live.draft).text,
    words: over ? run!.words : Math.max(run?.words ?? 0, live.words),
    cost: over ? run!.cost_usd : Math.max(run?.cost_usd ?? 0, live.cost),
    step: run?.step === 'judging' ? run.step : live.step || (run?.step ?? ''),
    writing: id !== null && !over,
    error: reading.error,
  }
}
