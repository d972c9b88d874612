/** Gives a draft another name; a private one is shared by a name for all. */
'use client'

import { useState } from 'react'
import type { FormEvent } from 'react'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
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
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const wished = String(new FormData(event.currentTarget).get('name')).trim()
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
  const said = trouble ?? (rename.error && wordsOf(rename.error))
  return (
    <Dialog open title={words.title(spokenName(draft))} description={words.description} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4" noValidate>
        <label className="flex flex-col gap-1 font-medium">
          {words.label}
          <input className="field font-normal" name="name" maxLength={60} autoComplete="off" defaultValue={spokenName(draft)} aria-invalid={trouble !== null} />
        </label>
        {said && <Notice tone="error">{said}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind="primary" disabled={rename.isPending}>
            {rename.isPending ? words.doing : words.button}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
