/** Names a new scene or chapter. */
'use client'

import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { TextField } from '@/components/TextField'
import { whyNotShaped } from './refusal'

interface AddToOutlineProps {
  what: 'scene' | 'chapter'
  /** Where it comes. */
  place: string
  pending: boolean
  /** Why it was not added; the title stays. */
  error: unknown
  onClose(): void
  onAdd(title: string): void
}

export function AddToOutline({ what, place, pending, error, onClose, onAdd }: AddToOutlineProps) {
  return (
    <Dialog open title={`Add a ${what}`} description={place} onClose={onClose}>
      <DialogForm
        action={`Add ${what}`}
        doing="Adding…"
        pending={pending}
        trouble={error !== null && `Not added yet. ${whyNotShaped(error)}`}
        onGiven={(given) => onAdd(wordsIn(given, 'title'))}
        onClose={onClose}
      >
        <TextField label="Title" name="title" required pattern=".*\S.*" maxLength={200} autoComplete="off" />
      </DialogForm>
    </Dialog>
  )
}
