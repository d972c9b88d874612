/** What differs between the book and a draft: both outlines, and every scene of them word by word. */
'use client'

import { useQueries } from '@tanstack/react-query'
import type { WordOp } from '@/api/generated/models'
import { keys, MAIN, readComparison, useOutline } from '@/api/queries'
import { sceneDifferences, wordsIn } from './differences'
import type { SceneDifference, Words } from './differences'

export interface ScenePair extends SceneDifference {
  /** Null while it is read, or where a scene that changed its file cannot be set beside itself. */
  steps: readonly WordOp[] | null
  words: Words
}

export interface Differences {
  /** Scenes that differ, in the order of the draft. */
  scenes: ScenePair[]
  words: Words
  /** Whether some scenes are still being read. */
  pending: boolean
  error: unknown
  retry(): void
}

export function useDifferences(project: string, draft: string): Differences {
  const [book, drafted] = [useOutline(project, MAIN), useOutline(project, draft)]
  const [from, to] = [book.data, drafted.data]
  const found = from && to ? sceneDifferences(from, to) : []
  const compared = useQueries({
    queries: found.map(({ paths }) => ({
      queryKey: [...keys.book(project), 'compare', paths.to ?? paths.from, from?.commit, to?.commit],
      queryFn: () => readComparison(project, paths.to ?? paths.from!, from!.commit, to!.commit),
      // two versions never change
      staleTime: Infinity,
      enabled: paths.from === null || paths.to === null || paths.from === paths.to,
    })),
  })
  const pairs = found.map((each, at): ScenePair => {
    const steps = compared[at]?.data ? proseOf(compared[at].data.operations) : null
    return { ...each, steps, words: steps ? wordsIn(steps) : { added: 0, removed: 0 } }
  })
  const sum = (kind: keyof Words) => pairs.reduce((all, each) => all + each.words[kind], 0)
  return {
    scenes: pairs.filter((each) => each.fate !== 'same place' || each.steps?.some((step) => step.kind !== 'keep')),
    words: { added: sum('added'), removed: sum('removed') },
    pending: book.isPending || drafted.isPending || compared.some((each) => each.isLoading),
    error: book.error ?? drafted.error ?? compared.find((each) => each.error)?.error ?? null,
    retry: () => {
      for (const each of [book, drafted, ...compared]) if (each.error) void each.refetch()
    },
  }
}

/** The steps without the scene's details, where all of these came or went with the scene or stayed as they are. */
function proseOf(steps: readonly WordOp[]): WordOp[] {
  const [first, ...rest] = steps
  if (first === undefined) return []
  const text = first.text.replace(/^---\r?\n(?:[\s\S]*?\n)?---\r?\n\s*/, '')
  return text === '' ? rest : [{ ...first, text }, ...rest]
}
