/** What an agent is asked for, what it would cost, and what it would be shown. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import type { Model, RunRequest, SceneView } from '@/api/generated/models'
import { ApiProblem, wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import type { SceneSaver } from '@/features/saving/saver'
import { Price } from './Price'
import { answer } from './summons'
import { WithModel } from './WithModel'

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

export function DraftForm(props: DraftFormProps) {
  const { project, wish, onWish } = props
  return (
    <WithModel project={project} wanted={wish.model} onWant={(model) => onWish({ ...wish, model })} practice="shows how drafting works; not for real prose.">
      {(model, choice, remark) => <Form {...props} {...{ model, choice, remark }} />}
    </WithModel>
  )
}

function Form({ project, scene, saver, wish, onWish, onStarted, model, choice, remark }: DraftFormProps & { model: Model; choice: ReactNode; remark: ReactNode }) {
  const { instruction, words } = wish
  const request: RunRequest = { scene: scene.id, instruction: instruction.trim(), words, model: model.id }
  const starting = useMutation({
    mutationFn: async () => {
      // the agent reads the newest version, so that is what must stand on the page
      if (!(await saver.save())) throw new ApiProblem('client.unsaved', 0, 'Your words are not saved yet', 'Drafting starts from the newest version.')
      return call('runs.start', { params: { project }, body: request })
    },
    onSuccess: ({ run }) => onStarted(run.id),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    starting.mutate()
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <label className="flex flex-col gap-1 text-sec font-medium">
        What should happen next?
        <textarea ref={answer} className="field min-h-24 text-ui font-normal" maxLength={4000} value={instruction} onChange={(event) => onWish({ ...wish, instruction: event.target.value })} />
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
        {choice}
      </div>
      {remark}
      <Price project={project} request={request} />
      {starting.error && <Notice tone="error">{wordsOf(starting.error)}</Notice>}
      <Button type="submit" kind="primary" disabled={starting.isPending}>
        {starting.isPending ? 'Starting…' : 'Draft'}
      </Button>
    </form>
  )
}
