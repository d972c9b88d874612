/** Asks for one line that another person will read: a request to let go, or why one writes all the same. */
'use client'

import type { FormEvent } from 'react'
import type { HeldLock } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'

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
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    onDone(String(new FormData(event.currentTarget).get('words')).trim())
    onClose()
  }
  return (
    <Dialog open title={title} description={description} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <label className="flex flex-col gap-1 font-medium">
          {label}
          <input className="field font-normal" name="words" maxLength={300} autoComplete="off" required={required} pattern={required ? '.*\\S.*' : undefined} />
        </label>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind="primary">
            {action}
          </Button>
        </div>
      </form>
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
