/** The state of reviewing one suggestion: where its changes stand, what is decided, and adding what is kept. */
'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Decisions, SceneView, Suggestion } from '@/api/generated/models'
import { reachedSeq } from '@/api/progress'
import { metLock, wordsOf } from '@/api/problem'
import { keys, readComparison, useSuggestion } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { counted } from '@/components/format'
import type { PageChange } from '@/features/page'
import { allTheSame } from '@/features/locks/allTheSame'
import { saidOf } from '@/features/locks/said'
import { headOf } from '@/features/saving/words'
import { place } from './locate'
import type { PlacedChange } from './locate'

export interface Review {
  suggestion: Suggestion | null
  error: unknown
  retry(): void
  prose: string
  placed: PlacedChange[]
  shown: PageChange[]
  focused: string | null
  focus(id: string): void
  decide(decisions: Decisions['decisions']): void
  accept(): void
  /** Takes back what one suggested oneself. */
  withdraw(): void
  busy: boolean
  counts: ReviewCounts
}

export interface ReviewCounts {
  all: number
  kept: number
  undecided: number
}

/** How it stands with the changes that can still be added. */
export function countsOf(placed: readonly PlacedChange[]): ReviewCounts {
  const open = placed.filter((each) => each.place === 'here')
  const count = (decision: string) => open.filter((each) => each.change.decision === decision).length
  return { all: placed.length - placed.filter((each) => each.place === 'added').length, kept: count('kept'), undecided: count('undecided') }
}

const NO_STEPS = { operations: [] }

export function useReview(project: string, scene: string | null, id: string | null, view: SceneView | null): Review | null {
  const client = useQueryClient()
  const suggestion = useSuggestion(project, id)
  const [focused, setFocused] = useState<string | null>(null)
  const data = suggestion.data ?? null
  const moved = data !== null && view !== null && data.base !== view.commit
  const compared = useQuery({
    queryKey: [...keys.book(project), 'compare', view?.path, data?.base, view?.commit],
    queryFn: () => readComparison(project, view!.path, data!.base, view!.commit),
    enabled: moved,
    staleTime: Infinity,
  })
  const steps = useMemo(() => {
    if (view === null) return NO_STEPS.operations
    return moved ? (compared.data?.operations ?? null) : [{ kind: 'keep' as const, text: view.text }]
  }, [view, moved, compared.data])
  const placed = useMemo(() => (data && view && steps ? place(data.changes, steps, headOf(view).length) : []), [data, view, steps])
  const shown = useMemo(() => placed.flatMap((each) => (each.shown ? [each.shown] : [])), [placed])
  const counts = useMemo(() => countsOf(placed), [placed])

  const deciding = useMutation({
    mutationFn: (decisions: Decisions['decisions']) => call('suggestions.decide', { params: { project, suggestion: id! }, body: { decisions } }),
    onMutate: (decisions) => {
      // shown at once; the answer, or a refusal, has the last word
      const before = client.getQueryData<Suggestion>(keys.suggestion(project, id!))
      if (before) client.setQueryData(keys.suggestion(project, id!), { ...before, changes: before.changes.map((each) => ({ ...each, ...decisions[each.id] })) })
      return before
    },
    onSuccess: (decided) => client.setQueryData(keys.suggestion(project, id!), decided),
    onError: (error, _, before) => {
      if (before) client.setQueryData(keys.suggestion(project, id!), before)
      say({ text: `Not kept in mind: ${wordsOf(error)}` })
    },
    onSettled: () => scene && client.invalidateQueries({ queryKey: keys.suggestions(project, scene) }),
    scope: { id: `decide-${id}` },
  })
  const accepting = useMutation({
    mutationFn: async () => {
      // what is undone to: by the time of the answer the live connection may have brought the scene with what was added
      const before = view!
      return { before, added: await call('suggestions.accept', { params: { project, suggestion: id! } }) }
    },
    onSuccess: async ({ before, added }) => {
      reachedSeq(project, added.seq)
      await client.invalidateQueries({ queryKey: keys.book(project) })
      const left = added.left > 0 ? ` ${added.left} left undecided in Suggestions.` : ''
      say({ text: `Added ${counted(added.added, 'change')}.${left}`, action: { label: 'Undo', run: () => void takeBack(before, added.commit) } })
    },
    onError: (error) => {
      say({ text: metLock(error) ? `Not added: an assistant’s words wait until it is free. ${saidOf(error)}` : wordsOf(error) })
      void client.invalidateQueries({ queryKey: keys.book(project) })
    },
  })
  const withdrawing = useMutation({
    mutationFn: () => call('suggestions.withdraw', { params: { project, suggestion: id! } }),
    onSuccess: (left) => {
      client.setQueryData(keys.suggestion(project, id!), left)
      say({ text: 'Taken back. Nobody is asked about it any more.' })
    },
    onError: (error) => say({ text: `Not taken back. ${wordsOf(error)}` }),
    onSettled: () => scene && client.invalidateQueries({ queryKey: keys.suggestions(project, scene) }),
  })
  async function takeBack(before: SceneView, commit: string) {
    try {
      // the words that come back are still those of who wrote them
      const body = { base: commit, message: 'Took a suggestion back', restores: before.commit, edits: [{ path: before.path, text: before.text }] }
      const saved = await allTheSame((reason) => call('changes.save', { params: { project }, body: { ...body, ...(reason && { reason }) } }))
      reachedSeq(project, saved.seq)
      await client.invalidateQueries({ queryKey: keys.book(project) })
      say({ text: 'Taken back. It stays in History.' })
    } catch (error) {
      say({ text: `Not taken back. ${saidOf(error)}` })
    }
  }
  if (id === null) return null
  return {
    suggestion: data,
    error: suggestion.error ?? compared.error,
    retry: () => void client.invalidateQueries({ queryKey: keys.book(project) }),
    prose: view?.prose ?? '',
    placed,
    shown,
    focused: focused ?? shown.find((each) => each.decision === 'undecided')?.id ?? null,
    focus: setFocused,
    decide: (decisions) => deciding.mutate(decisions),
    accept: () => accepting.mutate(),
    withdraw: () => withdrawing.mutate(),
    busy: accepting.isPending || deciding.isPending || withdrawing.isPending,
    counts,
  }
}
