/** Gives a version a name, so that one finds it again. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { NamedVersion, Version } from '@/api/generated/models'
import { ApiProblem, wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { moment } from '@/components/format'
import { TextField } from '@/components/TextField'
import { say } from '@/components/toast'
import { nameTrouble, plainName } from '@/features/drafts/names'
import { useWritten } from '@/features/drafts/useDrafts'

interface NameVersionProps {
  project: string
  version: Version
  named: readonly NamedVersion[]
  /** Whether only its author sees the draft that the version is of. */
  alone: boolean
  onClose(): void
}

export function NameVersion({ project, version, named, alone, onClose }: NameVersionProps) {
  const written = useWritten(project)
  const [trouble, setTrouble] = useState<string | null>(null)
  const naming = useMutation({
    mutationFn: (words: string) => call('versions.name', { params: { project }, body: { name: plainName(words), commit: version.commit, note: words } }),
    onSuccess: async (made, words) => {
      await written(made.seq)
      onClose()
      say({ text: `Named “${words}”.` })
    },
  })
  function submit(given: FormData) {
    const words = wordsIn(given, 'name')
    const wrong = nameTrouble(words, named.map((each) => each.name))
    setTrouble(wrong)
    if (wrong === null) naming.mutate(words)
  }
  return (
    <Dialog open title="Name this version" description={`The name stands for the whole book as it was on ${moment(version.at)}.${alone ? ' Everyone in this book can then open this version, though not your draft.' : ''}`} onClose={onClose}>
      <DialogForm
        action="Name it"
        doing="Naming…"
        pending={naming.isPending}
        trouble={trouble ?? (naming.error && refusal(naming.error))}
        checked={false}
        onGiven={submit}
        onClose={onClose}
      >
        <TextField label="Name" name="name" maxLength={60} autoComplete="off" placeholder="Sent to the editor" aria-invalid={trouble !== null} />
      </DialogForm>
    </Dialog>
  )
}

function refusal(error: unknown): string {
  return error instanceof ApiProblem && error.code === 'ref.moved' ? 'There is a version of this name already.' : wordsOf(error)
}
