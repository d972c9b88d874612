/** A file that is being read or made a book, and why it was not. */
'use client'

import { ApiProblem, isOffline, wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import type { Bringing } from './useBringing'

export function BringStatus({ bringing }: { bringing: Bringing }) {
  const { file, doing, objection, error } = bringing
  const name = file?.name ?? 'the file'
  if (doing) {
    return (
      <Notice actions={doing === 'reading' && <Button onClick={bringing.stop}>Stop</Button>}>
        <p>{doing === 'reading' ? `Reading ${name}… Nothing is created yet.` : `Making your book of ${name}…`}</p>
        {/* without a value: how long a file takes shows only when it is read */}
        <progress className="mt-2 w-full" aria-label={doing === 'reading' ? `Reading ${name}` : 'Making your book'} />
      </Notice>
    )
  }
  if (objection) return <Notice tone="error">{objection}</Notice>
  return error ? <Refusal name={name} error={error} onRetry={bringing.again} /> : null
}

/** What happened, where, what to do, and that nothing was created. */
export function Refusal({ name, error, onRetry }: { name: string; error: unknown; onRetry(): void }) {
  const refused = error instanceof ApiProblem && error.status >= 400 && error.status < 500
  const words = isOffline(error) ? 'The server cannot be reached just now. Your file is where it was.' : wordsOf(error)
  return (
    <Notice tone="error" actions={!refused && <Button onClick={onRetry}>Try again</Button>}>
      <p className="font-semibold [overflow-wrap:anywhere]">{name}</p>
      <p>
        {words}
        {refused && !/nothing was created/i.test(words) && ' Nothing was created.'}
      </p>
    </Notice>
  )
}
