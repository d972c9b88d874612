/** Asks how strictly a scene, a chapter or the book is kept to oneself, and why. */
'use client'

import type { Lock, NewLock } from '@/api/generated/models'
import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { TextField } from '@/components/TextField'
import type { Kind } from './menu'

export interface Keeping {
  kind: Kind
  target: string
  title: string
  freeze: boolean
  /** The lock that one holds on it already. */
  own: Lock | null
}

interface KeepDialogProps {
  keeping: Keeping | null
  pending: boolean
  onKeep(lock: NewLock): void
  onClose(): void
}

const FROZEN = 'Nobody changes it, not even you and no agent, until an owner or editor lifts it.'
const KEPT = 'It is yours while you have it open, and half an hour longer.'

export function KeepDialog({ keeping, pending, onKeep, onClose }: KeepDialogProps) {
  if (keeping === null) return null
  const { kind, target, title, freeze, own } = keeping
  function keep(given: FormData) {
    const level = freeze ? 'frozen' : given.get('level') === 'hard' ? 'hard' : 'soft'
    onKeep({ kind, target, level, reason: wordsIn(given, 'reason') })
  }
  return (
    <Dialog open title={freeze ? `Freeze “${title}”?` : own ? `Keep “${title}” otherwise` : `Keep “${title}” to yourself?`} description={freeze ? FROZEN : KEPT} onClose={onClose}>
      <DialogForm action={freeze ? 'Freeze' : 'Keep it'} pending={pending} onGiven={keep} onClose={onClose}>
        {!freeze && (
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 font-medium">What others may do</legend>
            <label className="flex items-baseline gap-2">
              <input type="radio" name="level" value="soft" defaultChecked={own?.level !== 'hard'} /> Write, and see that you are at work on it
            </label>
            <label className="flex items-baseline gap-2">
              <input type="radio" name="level" value="hard" defaultChecked={own?.level === 'hard'} /> Write only if they give a reason
            </label>
          </fieldset>
        )}
        <TextField label="Why? Others read this." name="reason" defaultValue={own?.reason ?? ''} maxLength={300} autoComplete="off" />
      </DialogForm>
    </Dialog>
  )
}
