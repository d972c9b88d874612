/** Asking a model whether a scene contradicts the others: when somebody wishes, and as advice only. */
'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Model, RunRequest, SceneView } from '@/api/generated/models'
import { ApiProblem, wordsOf } from '@/api/problem'
import { keys, MAIN, useOutline } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Price } from '@/features/draft/Price'
import { WithModel } from '@/features/draft/WithModel'
import { scenesOf } from '@/features/outline/order'
import type { SceneSaver } from '@/features/saving/saver'
import { openJudging, useJudgingOpened } from './opened'
import { VerdictLive } from './VerdictLive'

interface AskModelProps {
  project: string
  scene: SceneView
  saver: SceneSaver
}

export function AskModel({ project, scene, saver }: AskModelProps) {
  const opened = useJudgingOpened()
  const outline = useOutline(project, MAIN)
  const [started, setStarted] = useState<string | null>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  // one who comes back to a scene finds what was asked about it
  const earlier = useQuery({ queryKey: [...keys.book(project), 'runs'], queryFn: () => call('runs.list', { params: { project } }), staleTime: 0, enabled: opened })
  const last = earlier.data?.runs.find((run) => run.workflow === 'judge-continuity' && run.scene === scene.id)
  const [dismissed, setDismissed] = useState<string | null>(null)
  const run = started ?? last?.id ?? null
  if (!opened) {
    return (
      <div>
        <Button onClick={() => openJudging(true)}>Ask a model about this scene…</Button>
      </div>
    )
  }
  const titleOf = (path: string) => (outline.data ? scenesOf(outline.data) : []).find((each) => each.scene.path === path)?.scene ?? null
  const again = () => {
    setDismissed(run)
    setStarted(null)
  }
  return (
    <section aria-label="Ask a model" className="flex flex-col gap-3 border-t border-line pt-3">
      <h2 className="text-sec font-semibold">Does this scene contradict the others?</h2>
      {run !== null && run !== dismissed ? (
        <VerdictLive key={run} {...{ project, run, titleOf }} onAgain={again} />
      ) : (
        <WithModel project={project} wanted={wanted} onWant={setWanted} practice="shows how it works; its judgement is worth nothing.">
          {(model, choice, remark) => <Question {...{ project, scene, saver, model, choice, remark }} onStarted={setStarted} />}
        </WithModel>
      )}
      <div>
        <Button kind="plain" onClick={() => openJudging(false)}>
          Close
        </Button>
      </div>
    </section>
  )
}

interface QuestionProps {
  project: string
  scene: SceneView
  saver: SceneSaver
  model: Model
  choice: ReactNode
  remark: ReactNode
  onStarted(run: string): void
}

function Question({ project, scene, saver, model, choice, remark, onStarted }: QuestionProps) {
  const request: RunRequest = { workflow: 'judge-continuity', scene: scene.id, model: model.id }
  const asking = useMutation({
    mutationFn: async () => {
      // the model reads the newest version, so that is what must stand on the page
      if (!(await saver.save())) throw new ApiProblem('client.unsaved', 0, 'Your words are not saved yet', 'A model reads the newest version.')
      return call('runs.start', { params: { project }, body: request })
    },
    onSuccess: ({ run }) => onStarted(run.id),
  })
  return (
    <>
      <p className="text-sec text-muted">A model compares this scene with what the others tell of the same people and places. It advises; it changes and stops nothing.</p>
      {choice}
      {remark}
      <Price project={project} request={request} />
      {asking.error && <Notice tone="error">{wordsOf(asking.error)}</Notice>}
      <div>
        <Button kind="primary" disabled={asking.isPending} onClick={() => asking.mutate()}>
          {asking.isPending ? 'Asking…' : 'Ask'}
        </Button>
      </div>
    </>
  )
}
