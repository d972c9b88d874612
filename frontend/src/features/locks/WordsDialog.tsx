/** Asks for one line that another person will read: a request to let go, or why one writes all the same. */
'use client'

import type { HeldLock } from '@/api/generated/models'
import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { TextField } from '@/components/TextField'

interface WordsDialogProps {
  title: string
  description: string
  label: string
  action: string
  /** Whether there have to be words. */
  required?: boolean
  onDone(words: string): void
  onClose(): void
}

export function WordsDialog({ title, description, label, action, required = false, onDone, onClose }: WordsDialogProps) {
  function done(given: FormData) {
    onDone(wordsIn(given, 'words'))
    onClose()
  }
  return (
    <Dialog open title={title} description={description} onClose={onClose}>
      <DialogForm action={action} onGiven={done} onClose={onClose}>
        <TextField label={label} name="words" maxLength={300} autoComplete="off" required={required} pattern={required ? '.*\\S.*' : undefined} />
      </DialogForm>
    </Dialog>
  )
}

/** Asks the holder of a lock to let go. */
export function AskDialog({ lock: { name, level }, onAsk, onClose }: { lock: HeldLock; onAsk(note: string): void; onClose(): void }) {
  const frozen = level === 'frozen'
  return (
    <WordsDialog
      title={frozen ? `Ask ${name} to lift the freeze?` : `Ask ${name} to let go?`}
      description={`${name} sees this at once. If ${name} agrees, ${frozen ? 'everybody can write again' : 'it passes to you'}.`}
      label="What would you like to do?"
      action={`Ask ${name}`}
      onDone={onAsk}
      onClose={onClose}
    />
  )
}
