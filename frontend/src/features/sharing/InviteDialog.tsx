/** Inviting somebody: what they may do, and by a link or by e-mail. The link is shown this once. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { InvitationMade, NewInvitation, Outline } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { day, seconds } from '@/components/format'
import { TextField } from '@/components/TextField'
import { CopyField } from '@/features/own-tools/CopyField'
import { StandingFields } from './StandingFields'
import type { Standing } from './StandingFields'

interface InviteDialogProps {
  project: string
  chapters: Outline['chapters']
  onMade(): void
  onClose(): void
}

const LENGTHS: [number, string][] = [
  [1, 'A day'],
  [7, 'A week'],
  [30, 'A month'],
]

export function InviteDialog({ project, chapters, onMade, onClose }: InviteDialogProps) {
  const [standing, setStanding] = useState<Standing>({ role: 'writer', chapters: null })
  const inviting = useMutation({ mutationFn: (body: NewInvitation) => call('invitations.create', { params: { project }, body }), onSuccess: onMade })
  function invite(given: FormData) {
    inviting.mutate({ ...standing, email: wordsIn(given, 'email') || null, days: Number(given.get('days')) })
  }
  if (inviting.data) return <Made made={inviting.data} onClose={onClose} />
  return (
    <Dialog open title="Invite somebody" onClose={onClose}>
      <DialogForm
        action="Invite"
        doing="Inviting…"
        pending={inviting.isPending}
        trouble={inviting.error && wordsOf(inviting.error)}
        onGiven={invite}
        onClose={onClose}
      >
        <StandingFields value={standing} onChange={setStanding} chapters={chapters} />
        <TextField label="Their e-mail, if they should get a letter" name="email" type="email" autoComplete="off" maxLength={254} hint="Without it you get a link to send yourself." />
        <label className="flex flex-col gap-1 font-medium">
          How long may they take?
          <select className="field font-normal" name="days" defaultValue={7}>
            {LENGTHS.map(([days, title]) => (
              <option key={days} value={days}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </DialogForm>
    </Dialog>
  )
}

function Made({ made, onClose }: { made: InvitationMade; onClose(): void }) {
  const { invitation, link, mailed } = made
  return (
    <Dialog open title="The invitation is made" description={mailed ? `A letter is on its way to ${invitation.email}. You can also send this link yourself.` : 'Send this link to whom you invite.'} onClose={onClose}>
      <CopyField label="Link of the invitation" text={link} />
      <p className="rounded-card border border-warn bg-warn-tint px-3 py-2 text-warn">
        It lets in one person, until {day(seconds(invitation.ends_at))}, and is not shown again. Whoever has it can use it.
      </p>
      <div className="flex justify-end">
        <Button kind="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  )
}
