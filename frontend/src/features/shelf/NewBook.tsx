/** Starts an empty book. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { ProjectCreated } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { TextField } from '@/components/TextField'
import { writeWhatIsMade } from '@/features/page/focusing'

export function NewBook({ open, onClose, onCreated }: { open: boolean; onClose(): void; onCreated(created: ProjectCreated): void }) {
  const starting = useMutation({ mutationFn: (title: string) => call('projects.create', { body: { title } }), onSuccess: onCreated })
  return (
    <Dialog open={open} title="Start writing" onClose={onClose}>
      <DialogForm
        action="Start writing"
        doing="Starting…"
        pending={starting.isPending}
        trouble={starting.error && wordsOf(starting.error)}
        onGiven={(given) => {
          // the first sentence may come before its page has
          writeWhatIsMade()
          starting.mutate(wordsIn(given, 'title'))
        }}
        onClose={onClose}
      >
        <TextField label="What is it called, for now?" name="title" required pattern=".*\S.*" maxLength={200} autoComplete="off" />
      </DialogForm>
    </Dialog>
  )
}
