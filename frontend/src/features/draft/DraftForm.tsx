/** What an agent is asked for, what it would cost, and what it would be shown. */
'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { FormEvent } from 'react'
import type { RunRequest, SceneView } from '@/api/generated/models'
import { ApiProblem, wordsOf } from '@/api/problem'
import { keys, useModels } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { dollars } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { allowedWords, allows } from '@/features/ai/policy'
import { useAiPolicy } from '@/features/ai/useAiPolicy'
import type { SceneSaver } from '@/features/saving/saver'
import { Link } from '@/routing/router'

interface DraftFormProps {
  project: string
  scene: SceneView
  saver: SceneSaver
  /** What is asked for; whoever shows the form keeps it, so that a failed draft can be asked for again. */
  wish: Wish
  onWish(wish: Wish): void
  onStarted(run: string): void
}

export interface Wish {
  instruction: string
  words: number
  model: string | null
}

export const FIRST_WISH: Wish = { instruction: '', words: 200, model: null }

const LENGTHS = [100, 200, 400, 800]

export function DraftForm({ project, scene, saver, wish, onWish, onStarted }: DraftFormProps) {
  const models = useModels()
  const { instruction, words } = wish
  const policy = useAiPolicy(project)
  const available = (models.data?.models ?? []).filter((each) => each.available)
  const offered = available.filter((each) => policy.data !== undefined && allows(policy.data.effective, each.provider))
  const model = offered.find((each) => each.id === wish.model) ?? offered[0]
  const request: RunRequest = { scene: scene.id, instruction: instruction.trim(), words, model: model?.id ?? '' }
  const starting = useMutation({
    mutationFn: async () => {
      // the agent reads the newest version, so that is what must stand on the page
      if (!(await saver.save())) throw new ApiProblem('client.unsaved', 0, 'Your words are not saved yet', 'Drafting starts from the newest version.')
      return call('runs.start', { params: { project }, body: request })
    },
    onSuccess: ({ run }) => onStarted(run.id),
  })
  if (models.isPending || policy.isPending) return <Skeleton lines={4} label="Looking for models" />
  if (models.error) return <Trouble what="The models could not be listed." error={models.error} onRetry={() => void models.refetch()} />
  if (policy.error) return <Trouble what="Which models may read this book could not be read." error={policy.error} onRetry={() => void policy.refetch()} />
  if (!model && available.length > 0) {
    return (
      <Notice tone="warn">
        As it is set, {allowedWords(policy.data.effective)}{' '}
        <Link to={{ screen: 'ai', project }} className="link">
          AI and this book
        </Link>
      </Notice>
    )
  }
  if (!model) return <Notice tone="warn" actions={<Button onClick={() => void models.refetch()}>Look again</Button>}>No model is available just now.</Notice>
  function submit(event: FormEvent) {
    event.preventDefault()
    starting.mutate()
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <label className="flex flex-col gap-1 text-sec font-medium">
        What should happen next?
        <textarea className="field min-h-24 text-ui font-normal" maxLength={4000} value={instruction} onChange={(event) => onWish({ ...wish, instruction: event.target.value })} />
      </label>
      <div className="grid grid-cols-2 gap-3">
        <label className="flex flex-col gap-1 text-sec font-medium">
          Length
          <select className="field text-ui font-normal" value={words} onChange={(event) => onWish({ ...wish, words: Number(event.target.value) })}>
            {LENGTHS.map((each) => (
              <option key={each} value={each}>
                about {each} words
              </option>
            ))}
          </select>
        </label>
        <label className="flex min-w-0 flex-col gap-1 text-sec font-medium">
          Model
          <select className="field text-ui font-normal" value={model.id} onChange={(event) => onWish({ ...wish, model: event.target.value })}>
            {offered.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {model.practice && (
        <p className="text-sec text-muted">
          Practice model: shows how drafting works; not for real prose.{' '}
          <Link to={{ screen: 'models' }} className="link">
            Connect a real one
          </Link>
        </p>
      )}
      <Price project={project} request={request} />
      {starting.error && <Notice tone="error">{wordsOf(starting.error)}</Notice>}
      <Button type="submit" kind="primary" disabled={starting.isPending}>
        {starting.isPending ? 'Starting…' : 'Draft'}
      </Button>
    </form>
  )
}

function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

/** What the run would cost, and what it would send. */
function Price({ project, request }: { project: string; request: RunRequest }) {
  const asked = useSettled(JSON.stringify(request), 400)
  const estimate = useQuery({
    queryKey: [...keys.book(project), 'estimate', asked],
    queryFn: () => call('runs.estimate', { params: { project }, body: JSON.parse(asked) as RunRequest }),
  })
  if (estimate.error) return <Notice tone="warn">{wordsOf(estimate.error)}</Notice>
  if (!estimate.data) return <p className="text-sec text-muted">Working out the price…</p>
  const { likely_usd, most_usd, sent } = estimate.data
  return (
    <div className="flex flex-col gap-1 text-sec">
      <p className="numbers">{most_usd === 0 ? 'Free: the model runs on this machine.' : `About ${dollars(likely_usd)}, at most ${dollars(most_usd)}.`}</p>
      <details>
        <summary className="cursor-pointer text-muted">What will be sent</summary>
        <div tabIndex={0} role="region" aria-label="What will be sent" className="card mt-2 max-h-64 overflow-y-auto p-3 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {sent}
        </div>
      </details>
    </div>
  )
}
