/** Starts an empty book. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { ProjectCreated } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'

export function NewBook({ open, onClose, onCreated }: { open: boolean; onClose(): void; onCreated(created: ProjectCreated): void }) {
  const starting = useMutation({ mutationFn: (title: string) => call('projects.create', { body: { title } }), onSuccess: onCreated })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    starting.mutate(String(new FormData(event.currentTarget).get('title')).trim())
  }
  return (
    <Dialog open={open} title="Start writing" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <label className="flex flex-col gap-1 font-medium">
          What is it called, for now?
          <input className="field font-normal" name="title" required pattern=".*\S.*" maxLength={200} autoComplete="off" />
        </label>
        {starting.error && <Notice tone="error">{wordsOf(starting.error)}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind="primary" disabled={starting.isPending}>
            {starting.isPending ? 'Starting…' : 'Start writing'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
