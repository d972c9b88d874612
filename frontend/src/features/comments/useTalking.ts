/** Saying something about words, answering, settling and taking away; what goes wrong with a click is said. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SceneView } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { toCodePoints } from '@/features/page'
import { anchor } from './anchoring'
import type { Marked } from './marked'

/** A scene as a whole, or the chapter that it stands in. */
export interface Whole {
  readonly scene: SceneView
  readonly chapter: boolean
}

export function useTalking(project: string, branch: string) {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: keys.comments(project) })
  const onError = (error: unknown) => say({ text: `Nothing changed. ${wordsOf(error)}` })
  const add = useMutation({
    mutationFn: async ({ about, text }: { about: Marked | Whole; text: string }) => {
      if (!('saver' in about)) {
        const { scene, chapter } = about
        return call('comments.add', { params: { project }, body: { scene: scene.id, branch, base: scene.commit, chapter, text } })
      }
      const { scene, from, to, quote } = await anchor(about)
      const [start, end] = [toCodePoints(scene.text, from), toCodePoints(scene.text, to)]
      return call('comments.add', { params: { project }, body: { scene: scene.id, branch, base: scene.commit, start, end, quote, text } })
    },
    onSettled,
  })
  const reply = useMutation({
    mutationFn: ({ comment, text }: { comment: string; text: string }) => call('comments.reply', { params: { project, comment }, body: { text } }),
    onSettled,
  })
  const settle = useMutation({
    mutationFn: ({ comment, settled }: { comment: string; settled: boolean }) => call('comments.settle', { params: { project, comment }, body: { settled } }),
    onSuccess: (_, { comment, settled }) => {
      if (settled) say({ text: 'Resolved.', action: { label: 'Undo', run: () => settle.mutate({ comment, settled: false }) } })
    },
    onError,
    onSettled,
  })
  const remove = useMutation({
    mutationFn: (comment: string) => call('comments.remove', { params: { project, comment } }),
    onSuccess: () => say({ text: 'The comment is gone.' }),
    onError,
    onSettled,
  })
  return { add, reply, settle, remove }
}
