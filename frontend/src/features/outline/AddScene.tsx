/** Names a new scene. */
'use client'

import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { TextField } from '@/components/TextField'
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
  return (
    <Dialog open={open} title="Add a scene" onClose={onClose}>
      <DialogForm
        action="Add scene"
        doing="Adding…"
        pending={pending}
        trouble={error !== null && `Not added yet. ${saidOf(error)}`}
        onGiven={(given) => onAdd(wordsIn(given, 'title'))}
        onClose={onClose}
      >
        <TextField label="Title" name="title" required pattern=".*\S.*" maxLength={200} autoComplete="off" />
      </DialogForm>
    </Dialog>
  )
}
