/** Gives a draft another name; a private one is shared by a name for all. */
'use client'

import { useState } from 'react'
import { wordsOf } from '@/api/problem'
import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { TextField } from '@/components/TextField'
import { say } from '@/components/toast'
import { draftName, isPrivate, nameTrouble, spokenName } from './names'
import { useDrafts } from './useDrafts'

interface NameDraftProps {
  project: string
  draft: string
  /** Whether all who may read the book are to see it from now on. */
  share: boolean
  /** Names that are in use. */
  taken: readonly string[]
  /** Makes a version of every word of the draft that is only here; false: they are not safe. */
  beforeName(): Promise<boolean>
  onNamed(draft: string): void
  onClose(): void
}

const SHARING = {
  title: (draft: string) => `Share the draft “${draft}”?`,
  description: 'Everyone in this book can read it from now on, with all its versions, and whoever writes in the book can write in it. It cannot be made private again. The book stays as it is.',
  label: 'Its name for all',
  button: 'Share it',
  doing: 'Sharing…',
  done: (name: string) => `“${name}” is shared. Everyone in this book can open it.`,
}
const NAMING: typeof SHARING = {
  title: (draft) => `Rename the draft “${draft}”`,
  description: 'What is in it stays as it is.',
  label: 'Its new name',
  button: 'Rename it',
  doing: 'Renaming…',
  done: (name) => `The draft is called “${name}” now.`,
}

export function NameDraft({ project, draft, share, taken, beforeName, onNamed, onClose }: NameDraftProps) {
  const { rename } = useDrafts(project)
  const [trouble, setTrouble] = useState<string | null>(null)
  const words = share ? SHARING : NAMING
  const alone = isPrivate(draft) && !share
  async function submit(given: FormData) {
    const wished = wordsIn(given, 'name')
    const wrong = nameTrouble(wished, taken, alone)
    setTrouble(wrong)
    if (wrong !== null) return
    if (!(await beforeName())) return setTrouble('Some words of this draft are not saved yet. They would stay behind.')
    const to = draftName(wished, alone)
    // awaited, not called back: the desk under this dialog may be gone as soon as the old name is
    const named = await rename.mutateAsync({ name: draft, to }).then(() => true, () => false)
    if (!named) return
    onClose()
    onNamed(to)
    say({ text: words.done(wished) })
  }
  return (
    <Dialog open title={words.title(spokenName(draft))} description={words.description} onClose={onClose}>
      <DialogForm
        action={words.button}
        doing={words.doing}
        pending={rename.isPending}
        trouble={trouble ?? (rename.error && wordsOf(rename.error))}
        checked={false}
        onGiven={(given) => void submit(given)}
        onClose={onClose}
      >
        <TextField label={words.label} name="name" maxLength={60} autoComplete="off" defaultValue={spokenName(draft)} aria-invalid={trouble !== null} />
      </DialogForm>
    </Dialog>
  )
}
