/** What a draft changed since the book and it were last the same. */
'use client'

import { useQuery } from '@tanstack/react-query'
import type { Changes } from '@/api/generated/models'
import { keys, MAIN, readChanges, readOutlineAt } from '@/api/queries'
import { placedChanges } from './differences'
import type { PlacedChange } from './differences'

export interface Differences {
  changes: Changes
  scenes: PlacedChange[]
}

export function useDifferences(project: string, draft: string) {
  const changed = useQuery({
    // of both branches, so not kept with the text of either: read again whenever one of them moves
    queryKey: [...keys.book(project), 'changes', draft],
    queryFn: () => readChanges(project, MAIN, draft),
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
