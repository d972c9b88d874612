/** Two versions of a scene beside each other, or in one text; parts of the earlier one can be brought back. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { NamedVersion, Version } from '@/api/generated/models'
import { keys, readComparison } from '@/api/queries'
import { Dialog } from '@/components/Dialog'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { withoutDetails } from '@/features/comparing/differences'
import { choices, WIDE } from './choices'
import { SideBySide } from '@/features/comparing/SideBySide'
import { Manner, TwoVersions } from './TwoVersions'
import type { useRestore } from './useRestore'
import { WordSteps } from '@/features/comparing/WordSteps'

interface ComparingProps {
  project: string
  path: string
  versions: readonly Version[]
  named: readonly NamedVersion[]
  /** The version to begin with, beside `now`. */
  from: string
  now: string
  /** Without it one only looks. */
  restore?: ReturnType<typeof useRestore> | undefined
  onClose(): void
}

export function Comparing({ project, path, versions, named, from, now, restore, onClose }: ComparingProps) {
  const [base, setBase] = useState(from)
  const [head, setHead] = useState(now)
  const [beside, setBeside] = useState(() => window.innerWidth >= WIDE)
  const pathOf = (commit: string) => versions.find((each) => each.commit === commit)?.path ?? path
  const [was, is] = [pathOf(base), pathOf(head)]
  const compared = useQuery({
    queryKey: [...keys.book(project), 'compare', was, is, base, head],
    queryFn: () => readComparison(project, is, base, head, was === is ? null : was),
    staleTime: Infinity,
  })
  const names = choices(versions, named, now)
  const nameOf = (commit: string) => names.find(([each]) => each === commit)?.[1] ?? ''
  const bring = restore && head === now && base !== now ? restore : undefined
  return (
    <Dialog open wide title="Compare two versions" description="Words that only the second has are underlined; words that only the first has are struck." onClose={onClose}>
      <TwoVersions choices={names} first={base} second={head} onFirst={setBase} onSecond={setHead} />
      <Manner beside={beside} onBeside={setBeside} />
      {compared.isPending && <Skeleton lines={6} label="Comparing" />}
      {compared.error && <Trouble what="The versions could not be compared." error={compared.error} onRetry={() => void compared.refetch()} />}
      {compared.data && !beside && <WordSteps steps={withoutDetails(compared.data.operations)} />}
      {compared.data && beside && (
        <SideBySide
          steps={compared.data.operations}
          names={[nameOf(base), nameOf(head)]}
          busy={restore?.isPending ?? false}
          onBring={bring && ((part) => bring.mutate({ version: base, path: was === is ? null : was, part }, { onSuccess: onClose }))}
        />
      )}
    </Dialog>
  )
}
