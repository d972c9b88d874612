/** What a run would cost, and what it would send. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RunRequest } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { dollars } from '@/components/format'
import { Notice } from '@/components/Notice'

function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

export function Price({ project, request }: { project: string; request: RunRequest }) {
  const asked = useSettled(JSON.stringify(request), 400)
  const estimate = useQuery({
    queryKey: [...keys.book(project), 'estimate', asked],
    queryFn: () => call('runs.estimate', { params: { project }, body: JSON.parse(asked) as RunRequest }),
  })
  if (estimate.error) return <Notice tone="warn">{wordsOf(estimate.error)}</Notice>
  if (!estimate.data) return <p className="text-sec text-muted">Working out the price…</p>
  const { likely_usd, most_usd, sent } = estimate.data
  return (
    <div className="flex flex-col gap-1 text-sec">
      <p className="numbers">{most_usd === 0 ? 'Free: the model runs on this machine.' : `About ${dollars(likely_usd)}, at most ${dollars(most_usd)}.`}</p>
      <details>
        <summary className="cursor-pointer text-muted">What will be sent</summary>
        <div tabIndex={0} role="region" aria-label="What will be sent" className="card mt-2 max-h-64 overflow-y-auto p-3 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {sent}
        </div>
      </details>
    </div>
  )
}
