/** The versions of a scene: looked at beside the page, and brought back. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SceneView, Version } from '@/api/generated/models'
import { reachedSeq } from '@/api/progress'
import { wordsOf } from '@/api/problem'
import { keys, readComparison, useHistory } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { moment, number, spoken } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { say } from '@/components/toast'
import { Trouble } from '@/components/Trouble'
import type { SceneSaver } from '@/features/saving/saver'
import { textBefore } from '@/features/suggestion/locate'
import { Comparing } from './Comparing'
import { sittings, whenOf } from './sittings'

interface HistoryPanelProps {
  project: string
  scene: SceneView
  saver: SceneSaver
  me: string
  canWrite: boolean
}

export function HistoryPanel({ project, scene, saver, me, canWrite }: HistoryPanelProps) {
  const history = useHistory(project, scene.path)
  const [compared, setCompared] = useState<Version | null>(null)
  const [restoring, setRestoring] = useState<Version | null>(null)
  const restore = useRestore(project, scene, saver)
  if (history.isPending) return <Skeleton lines={5} label="Reading the history" />
  if (history.error) return <Trouble what="The history could not be read." error={history.error} onRetry={() => void history.refetch()} />
  const found = sittings(history.data.versions)
  if (found.length === 0) return <p className="text-muted">No versions yet.</p>
  const actions = (version: Version) => (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setCompared(version)}>Compare</Button>
      {canWrite && <Button onClick={() => setRestoring(version)}>Restore</Button>}
    </div>
  )
  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col gap-3">
        {found.map((sitting, at) => (
          <li key={sitting.newest.commit} className="card flex flex-col gap-2 p-3">
            <p>
              <span className="font-medium">{whenOf(sitting.newest.at)}</span>, {sitting.author === me ? 'you' : sitting.author}
              {sitting.agent && <span className="badge ml-1.5 bg-agent-tint text-agent">{spoken(sitting.agent)}</span>}
            </p>
            <p className="numbers text-sec text-muted">
              +{number(sitting.added)} −{number(sitting.removed)} words · {sitting.versions.length === 1 ? `${sitting.newest.message}, ${moment(sitting.newest.at)}` : moment(sitting.newest.at)}
            </p>
            {at === 0 ? <p className="text-sec text-muted">The newest version.</p> : actions(sitting.newest)}
            {sitting.versions.length > 1 && (
              <details>
                <summary className="cursor-pointer text-sec text-muted">{sitting.versions.length - 1} earlier in this sitting</summary>
                <ol className="mt-2 flex flex-col gap-3 border-l border-line pl-3">
                  {sitting.versions.slice(1).map((version) => (
                    <li key={version.commit} className="flex flex-col gap-2">
                      <p className="numbers text-sec">
                        {version.message}, {moment(version.at)}
                      </p>
                      {actions(version)}
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </li>
        ))}
      </ol>
      {compared && <Comparing project={project} path={scene.path} version={compared} now={scene.commit} onClose={() => setCompared(null)} />}
      {restoring && (
        <Dialog open title={`Restore the version of ${moment(restoring.at)}?`} description="Today’s stays in History." onClose={() => setRestoring(null)}>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setRestoring(null)}>Keep today’s</Button>
            <Button
              kind="primary"
              disabled={restore.isPending}
              onClick={() => restore.mutate(restoring.commit, { onSettled: () => setRestoring(null) })}
            >
              {restore.isPending ? 'Restoring…' : 'Restore'}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function useRestore(project: string, scene: SceneView, saver: SceneSaver) {
  const client = useQueryClient()
  async function write(text: string, base: string, message: string): Promise<string> {
    const saved = await call('changes.save', { params: { project }, body: { base, message, edits: [{ path: scene.path, text }] } })
    reachedSeq(project, saved.seq)
    await client.invalidateQueries({ queryKey: keys.book(project) })
    return saved.commit
  }
  return useMutation({
    mutationFn: async (version: string) => {
      if (!(await saver.save())) throw new Error('the words on the page are not saved')
      const now = saver.base
      const { operations } = await readComparison(project, scene.path, version, now.commit)
      const commit = await write(textBefore(operations), now.commit, 'Restored an earlier version')
      return { commit, before: now.text }
    },
    onSuccess: ({ commit, before }) =>
      say({
        text: 'Restored.',
        action: { label: 'Undo', run: () => void write(before, commit, 'Took the restoring back').catch((error: unknown) => say({ text: wordsOf(error) })) },
      }),
    onError: (error) => say({ text: `Not restored. ${wordsOf(error)}` }),
  })
}
