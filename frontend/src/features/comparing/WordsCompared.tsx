/** The words of one file in two versions, read when they are looked at. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { keys, readComparison } from '@/api/queries'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { SideBySide } from './SideBySide'
import { WordSteps } from './WordSteps'
import { withoutDetails } from './differences'

interface WordsComparedProps {
  project: string
  base: string
  head: string
  path: string
  before: string | null
  /** What the versions are called, to have their words beside each other; without it they are one text. */
  beside: readonly [string, string] | undefined
}

export function WordsCompared({ project, base, head, path, before, beside }: WordsComparedProps) {
  const compared = useQuery({
    queryKey: [...keys.book(project), 'compare', path, base, head, before],
    queryFn: () => readComparison(project, path, base, head, before),
    staleTime: Infinity,
  })
  if (compared.isPending) return <Skeleton lines={4} label="Comparing" />
  if (compared.error) return <Trouble what="These words could not be compared." error={compared.error} onRetry={() => void compared.refetch()} />
  if (beside) return <SideBySide steps={compared.data.operations} names={beside} />
  return <WordSteps steps={withoutDetails(compared.data.operations)} />
}
