/** Asks why something is intended, and accepts it. */
'use client'

import type { Finding } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { TextField } from '@/components/TextField'
import { NoteText } from './NoteText'
import { useWaiving } from './useWaiving'

interface IntendedProps {
  project: string
  branch: string
  finding: Finding
  onClose(): void
}

export function Intended({ project, branch, finding, onClose }: IntendedProps) {
  const { accept } = useWaiving(project, branch)
  return (
    <Dialog open title="This is intended" description="You are not told of it again. Everybody who works on the book can read why, and take it back." onClose={onClose}>
      <NoteText finding={finding} />
      <DialogForm
        action="Accept it"
        doing="Accepting…"
        pending={accept.isPending}
        trouble={accept.error && `It was not accepted. ${wordsOf(accept.error)}`}
        onGiven={(given) => accept.mutate({ finding, reason: wordsIn(given, 'reason') }, { onSuccess: onClose })}
        onClose={onClose}
      >
        <TextField label="Why" name="reason" hint="A few words, such as: a refrain." maxLength={500} required pattern=".*\S.*" autoComplete="off" />
      </DialogForm>
    </Dialog>
  )
}
