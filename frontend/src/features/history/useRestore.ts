/** Bringing an earlier version of a scene back, and undoing that. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { SceneView } from '@/api/generated/models'
import { readComparison } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { useWritten } from '@/features/drafts/useDrafts'
import { allTheSame } from '@/features/locks/allTheSame'
import type { SceneSaver } from '@/features/saving/saver'
import { textBefore } from '@/features/suggestion/locate'
import { UNSAFE, whyNot } from './useTakeBack'

export function useRestore(project: string, branch: string, scene: SceneView, saver: SceneSaver) {
  const written = useWritten(project)
  const refused = (what: string) => (error: unknown) => say({ text: `${what} ${whyNot(error)}` })

  async function write(text: string, base: string, message: string, restores: string): Promise<string> {
    const body = { base, branch, message, restores, edits: [{ path: scene.path, text }] }
    const saved = await allTheSame((reason) => call('changes.save', { params: { project }, body: { ...body, ...(reason && { reason }) } }))
    await written(saved.seq)
    return saved.commit
  }
  const restore = useMutation({
    mutationFn: async (version: string) => {
      if (!(await saver.save())) throw UNSAFE
      const now = saver.base
      const { operations } = await readComparison(project, scene.path, version, now.commit)
      const commit = await write(textBefore(operations), now.commit, 'Restored an earlier version', version)
      return { commit, before: now }
    },
    onSuccess: ({ commit, before }) =>
      say({ text: 'Restored.', action: { label: 'Undo', run: () => void write(before.text, commit, 'Took the restoring back', before.commit).catch(refused('Not undone.')) } }),
    onError: refused('Not restored.'),
  })
  return restore
}
