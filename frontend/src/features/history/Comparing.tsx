/** An earlier version beside the newest: words added and removed since. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { keys, readComparison } from '@/api/queries'
import { Dialog } from '@/components/Dialog'
import { moment } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import type { Version } from '@/api/generated/models'
import { WordSteps } from './WordSteps'

interface ComparingProps {
  project: string
  path: string
  version: Version
  now: string
  onClose(): void
}

export function Comparing({ project, path, version, now, onClose }: ComparingProps) {
  const { commit, at } = version
  const compared = useQuery({
    queryKey: [...keys.book(project), 'compare', path, commit, now],
    queryFn: () => readComparison(project, path, commit, now),
    staleTime: Infinity,
  })
  return (
    <Dialog open wide title={`Since ${moment(at)}`} description="Words added since are underlined; words removed are struck." onClose={onClose}>
      {compared.isPending && <Skeleton lines={6} label="Comparing" />}
      {compared.error && <Trouble what="The versions could not be compared." error={compared.error} onRetry={() => void compared.refetch()} />}
      {compared.data && <WordSteps steps={compared.data.operations} />}
    </Dialog>
  )
}
