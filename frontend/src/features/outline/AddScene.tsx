/** Names a new scene. */
'use client'

import type { FormEvent } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { saidOf } from '@/features/locks/said'

interface AddSceneProps {
  open: boolean
  pending: boolean
  /** Why the scene was not added; the title stays. */
  error: unknown
  onClose(): void
  onAdd(title: string): void
}

export function AddScene({ open, pending, error, onClose, onAdd }: AddSceneProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    onAdd(String(new FormData(event.currentTarget).get('title')).trim())
  }
  return (
    <Dialog open={open} title="Add a scene" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <label className="flex flex-col gap-1 font-medium">
          Title
          <input className="field font-normal" name="title" required pattern=".*\S.*" maxLength={200} autoComplete="off" />
        </label>
        {error !== null && <Notice tone="error">Not added yet. {saidOf(error)}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind="primary" disabled={pending}>
            {pending ? 'Adding…' : 'Add scene'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
