/** Asks why something is intended, and accepts it. */
'use client'

import { useState } from 'react'
import type { FormEvent } from 'react'
import type { Finding } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { TextField } from '@/components/TextField'
import { Trouble } from '@/components/Trouble'
import { NoteText } from './NoteText'
import { useWaiving } from './useWaiving'

interface IntendedProps {
  project: string
  branch: string
  finding: Finding
  onClose(): void
}

export function Intended({ project, branch, finding, onClose }: IntendedProps) {
  const [reason, setReason] = useState('')
  const { accept } = useWaiving(project, branch)
  function send(event: FormEvent) {
    event.preventDefault()
    if (reason.trim() !== '') accept.mutate({ finding, reason: reason.trim() }, { onSuccess: onClose })
  }
  return (
    <Dialog open title="This is intended" description="You are not told of it again. Everybody who works on the book can read why, and take it back." onClose={onClose}>
      <NoteText finding={finding} />
      <form className="flex flex-col gap-4" onSubmit={send}>
        <TextField label="Why" hint="A few words, such as: a refrain." value={reason} maxLength={500} required onChange={(event) => setReason(event.target.value)} />
        {accept.error && <Trouble what="It was not accepted." error={accept.error} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={accept.isPending || reason.trim() === ''}>
            {accept.isPending ? 'Accepting…' : 'Accept it'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
