/** Bringing an earlier version of a scene back, or a part of it, and undoing that. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { SceneView, WordOp } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { readComparison } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { useWritten } from '@/features/drafts/useDrafts'
import { allTheSame } from '@/features/locks/allTheSame'
import type { SceneSaver } from '@/features/saving/saver'
import { textBefore } from '@/features/suggestion/locate'
import { UNDONE, UNSAFE, whyNot } from './useTakeBack'

const CHANGED = new ApiProblem('client.moved', 0, 'The text went on since. Compare the two again')

export interface Restoring {
  version: string
  /** Where the scene's file was in that version, if it was elsewhere. */
  path?: string | null
  /** What the scene becomes, by the steps from that version to now; without it the whole of it is what it was. */
  part?: (steps: readonly WordOp[]) => string | null
}

export function useRestore(project: string, branch: string, scene: SceneView, saver: SceneSaver) {
  const written = useWritten(project)
  const refused = (what: string) => (error: unknown) => say({ text: `${what} ${whyNot(error)}` })

  async function write(text: string, base: string, message: string, restores: string): Promise<string> {
    const body = { base, branch, message, restores, edits: [{ path: scene.path, text }] }
    const saved = await allTheSame((reason) => call('changes.save', { params: { project }, body: { ...body, ...(reason && { reason }) } }))
    await written(saved.seq)
    return saved.commit
  }
  async function undo(commit: string, before: SceneView) {
    try {
      await write(before.text, commit, 'Took the restoring back', before.commit)
      say({ text: UNDONE })
    } catch (error) {
      refused('Not undone.')(error)
    }
  }
  const restore = useMutation({
    mutationFn: async ({ version, path = null, part }: Restoring) => {
      if (!(await saver.save())) throw UNSAFE
      const now = saver.base
      const { operations } = await readComparison(project, scene.path, version, now.commit, path)
      const text = part ? part(operations) : textBefore(operations)
      if (text === null) throw CHANGED
      const commit = await write(text, now.commit, part ? 'Restored a part of an earlier version' : 'Restored an earlier version', version)
      return { commit, before: now }
    },
    onSuccess: ({ commit, before }) => say({ text: 'Restored.', action: { label: 'Undo', run: () => void undo(commit, before) } }),
    onError: refused('Not restored.'),
  })
  return restore
}
