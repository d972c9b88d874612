/** Looking for words all over the book, and replacing them in one version that can be taken back. */
'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import type { FindResults } from '@/api/generated/models'
import { minSeq } from '@/api/progress'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { counted } from '@/components/format'
import { say } from '@/components/toast'
import { useWritten } from '@/features/drafts/useDrafts'
import { useReverting, UNSAFE, whyNot } from '@/features/history/useTakeBack'
import { allTheSame } from '@/features/locks/allTheSame'
import { countOf } from './chosen'

export interface Wanted {
  q: string
  match_case: boolean
  whole_words: boolean
}

/** `words`: what would replace them; null: nothing would. */
export function useFound(project: string, branch: string, wanted: Wanted, words: string | null) {
  const looked = [...keys.text(project, branch), 'find', wanted] as const
  return useQuery({
    queryKey: [...looked, words],
    queryFn: ({ signal }) => call('content.find', { params: { project }, query: { ...wanted, ...(words !== null && { words }), branch, min_seq: minSeq(project) }, signal }),
    enabled: wanted.q.trim() !== '',
    // while other words are typed for the same places, the places stay
    placeholderData: (before, query) => (JSON.stringify(query?.queryKey.slice(0, -1)) === JSON.stringify(looked) ? before : undefined),
  })
}

/** `safe`: makes a version of the open scene's words; false: they are not safe, so nothing is changed. */
export function useReplacing(project: string, branch: string, safe: () => Promise<boolean>) {
  const written = useWritten(project)
  const revert = useReverting(project, branch)
  return useMutation({
    mutationFn: async ({ wanted, words, found, places }: { wanted: Wanted; words: string; found: FindResults; places: Record<string, number[]> }) => {
      if (!(await safe())) throw UNSAFE
      const body = { ...wanted, words, places, base: found.commit, branch }
      const saved = await allTheSame((reason) => call('words.replace', { params: { project }, body: { ...body, ...(reason && { reason }) } }))
      await written(saved.seq)
      return { commit: saved.commit, unchanged: saved.unchanged, count: countOf(places) }
    },
    onSuccess: ({ commit, unchanged, count }) => {
      // without a version of its own there is nothing to undo but somebody's words
      if (unchanged) return say({ text: 'These words stand there already. Nothing changed.' })
      say({
        text: `${counted(count, 'place')} changed, in one version.`,
        action: { label: 'Undo', run: () => void revert(commit).catch((error: unknown) => say({ text: `Not undone. ${whyNot(error)}` })) },
      })
    },
  })
}
