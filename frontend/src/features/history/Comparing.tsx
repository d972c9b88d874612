/** Two versions of a scene beside each other: words added and removed between them. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { NamedVersion, Version } from '@/api/generated/models'
import { keys, readComparison } from '@/api/queries'
import { Dialog } from '@/components/Dialog'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { withoutDetails } from '@/features/drafts/differences'
import { titleOf } from './named'
import { WordSteps } from './WordSteps'

interface ComparingProps {
  project: string
  path: string
  versions: readonly Version[]
  named: readonly NamedVersion[]
  /** The version to begin with, beside `now`. */
  from: string
  now: string
  onClose(): void
}

export function Comparing({ project, path, versions, named, from, now, onClose }: ComparingProps) {
  const [base, setBase] = useState(from)
  const [head, setHead] = useState(now)
  const compared = useQuery({
    queryKey: [...keys.book(project), 'compare', path, base, head],
    queryFn: () => readComparison(project, path, base, head),
    staleTime: Infinity,
  })
  const names = offered(versions, named, now)
  const choice = (label: string, value: string, onChange: (commit: string) => void) => (
    <label className="flex min-w-0 flex-1 basis-56 flex-col gap-1 font-medium">
      {label}
      <select className="field font-normal" value={value} onChange={(event) => onChange(event.target.value)}>
        {names.map(([commit, name]) => (
          <option key={commit} value={commit}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <Dialog open wide title="Compare two versions" description="Words that only the second has are underlined; words that only the first has are struck." onClose={onClose}>
      <div className="flex flex-wrap gap-4">
        {choice('First', base, setBase)}
        {choice('Second', head, setHead)}
      </div>
      {compared.isPending && <Skeleton lines={6} label="Comparing" />}
      {compared.error && <Trouble what="The versions could not be compared." error={compared.error} onRetry={() => void compared.refetch()} />}
      {compared.data && <WordSteps steps={withoutDetails(compared.data.operations)} />}
    </Dialog>
  )
}

/** Every version once, the newest first, under the name it was given if it has one. */
function offered(versions: readonly Version[], named: readonly NamedVersion[], now: string): [string, string][] {
  const found = new Map([[now, 'Now']])
  const all = [...versions, ...named].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  for (const each of all) if (!found.has(each.commit)) found.set(each.commit, titleOf(each, named))
  return [...found]
}
