/** Begins a draft of the book under a name. */
'use client'

import { useState } from 'react'
import { wordsOf } from '@/api/problem'
import { Choice } from '@/components/Choice'
import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { TextField } from '@/components/TextField'
import { draftName, nameTrouble } from './names'
import { useDrafts } from './useDrafts'

interface BeginDraftProps {
  project: string
  /** Names that are in use. */
  taken: readonly string[]
  /** Makes a version of the open scene's words, which the draft begins with; false: they are not safe. */
  beforeBegin(): Promise<boolean>
  onBegun(draft: string): void
  onClose(): void
}

export function BeginDraft({ project, taken, beforeBegin, onBegun, onClose }: BeginDraftProps) {
  const { begin } = useDrafts(project)
  const [trouble, setTrouble] = useState<string | null>(null)
  async function submit(given: FormData) {
    const [words, alone] = [wordsIn(given, 'name'), given.get('who') === 'me']
    const wrong = nameTrouble(words, taken, alone)
    setTrouble(wrong)
    if (wrong !== null) return
    if (!(await beforeBegin())) return setTrouble('The words on the page are not saved yet. The draft would begin without them.')
    const name = draftName(words, alone)
    begin.mutate(name, {
      onSuccess: () => {
        onClose()
        onBegun(name)
      },
    })
  }
  return (
    <Dialog
      open
      title="Try something in a draft of the book"
      description="A draft begins as the book is now. What you write in it stays out of the book until you add it."
      onClose={onClose}
    >
      <DialogForm
        action="Begin the draft"
        doing="Beginning…"
        pending={begin.isPending}
        trouble={trouble ?? (begin.error && wordsOf(begin.error))}
        checked={false}
        onGiven={(given) => void submit(given)}
        onClose={onClose}
      >
        <TextField label="What are you trying?" name="name" maxLength={60} autoComplete="off" placeholder="A darker ending" aria-invalid={trouble !== null} />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">Who sees it?</legend>
          <Choice name="who" value="me" defaultChecked title="Only you, until you share it" />
          <Choice name="who" value="all" title="Everyone in this book" />
        </fieldset>
      </DialogForm>
    </Dialog>
  )
}
