/** How two versions of a book differ, and where what differs stands. */
'use client'

import { useQuery } from '@tanstack/react-query'
import type { Changes } from '@/api/generated/models'
import { keys, readChanges, readOutlineAt } from '@/api/queries'
import { placedChanges } from './differences'
import type { PlacedChange } from './differences'

export interface Differences {
  changes: Changes
  scenes: PlacedChange[]
}

/** Two versions, each a branch or a commit. `parted`: only what `to` changed since both were last the same. */
export interface Sides {
  from: string
  to: string
  parted: boolean
}

export function useDifferences(project: string, sides: Sides) {
  const changed = useQuery({
    // a side may be a branch, so it is kept with the text of none: read again whenever one of them moves
    queryKey: [...keys.book(project), 'changes', sides.from, sides.to, sides.parted],
    queryFn: () => readChanges(project, sides),
  })
  const changes = changed.data
  const placed = useQuery({
    queryKey: [...keys.book(project), 'placed', changes?.base, changes?.head],
    queryFn: async (): Promise<Differences> => {
      const [before, after] = await Promise.all([readOutlineAt(project, changes!.base), readOutlineAt(project, changes!.head)])
      return { changes: changes!, scenes: placedChanges(changes!, before, after) }
    },
    enabled: changes !== undefined,
    // two versions never change; while newer ones are read, these stay in sight
    staleTime: Infinity,
    placeholderData: (earlier) => earlier,
  })
  return {
    data: placed.data,
    error: changed.error ?? placed.error,
    retry: () => void (changed.error ? changed.refetch() : placed.refetch()),
  }
}
