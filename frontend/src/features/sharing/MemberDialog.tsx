/** One member: another role, some chapters, the book itself, or out of it. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Member, Outline, Sharing } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'
import { StandingFields } from './StandingFields'
import type { Standing } from './StandingFields'
import type { GivenRole } from './roles'

interface MemberDialogProps {
  project: string
  member: Member
  chapters: Outline['chapters']
  visibility: Sharing['visibility']
  onChanged(): Promise<void>
  onClose(): void
}

export function MemberDialog({ project, member, chapters, visibility, onChanged, onClose }: MemberDialogProps) {
  const { account } = member
  // a chapter that is gone is nobody's any more
  const there = member.chapters?.filter((each) => chapters.some(({ slug }) => slug === each)) ?? null
  const [standing, setStanding] = useState<Standing>({ role: member.role === 'owner' ? 'editor' : (member.role as GivenRole), chapters: there })
  const done = async (text: string) => {
    await onChanged()
    onClose()
    say({ text })
  }
  const changing = useMutation({ mutationFn: () => call('members.change', { params: { project, account: account.id }, body: standing }), onSuccess: () => done(`${account.name} may do that from now on.`) })
  const removing = useMutation({ mutationFn: () => call('members.remove', { params: { project, account: account.id } }), onSuccess: () => done(`${account.name} is out of this book.`) })
  const offering = useMutation({ mutationFn: (stay: boolean) => call('ownership.offer', { params: { project }, body: { account: account.id, stay } }), onSuccess: () => done(`The book is offered to ${account.name}. It is theirs when they say yes.`) })
  const busy = changing.isPending || removing.isPending || offering.isPending
  const error = changing.error ?? removing.error ?? offering.error
  return (
    <Dialog open title={account.name} description={account.email} onClose={onClose}>
      <StandingFields value={standing} onChange={setStanding} chapters={chapters} />
      {error && <Notice tone="error">{wordsOf(error)}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Not now</Button>
        <Button kind="primary" disabled={busy || standing.chapters?.length === 0} onClick={() => changing.mutate()}>
          {changing.isPending ? 'Changing…' : 'Change'}
        </Button>
      </div>
      {member.role !== 'owner' && (
        <section aria-label="Owning the book" className="flex flex-col gap-2 border-t border-line pt-4">
          <p className="text-sec text-muted">An owner decides who may do what. {account.name} has a week to say yes; until then nothing changes.</p>
          <div className="flex flex-wrap gap-2">
            <Button disabled={busy} onClick={() => offering.mutate(true)}>
              Own it together
            </Button>
            <Button kind="danger" disabled={busy} onClick={() => offering.mutate(false)}>
              Give them the book
            </Button>
          </div>
        </section>
      )}
      <section aria-label="Out of the book" className="flex flex-col gap-2 border-t border-line pt-4">
        <p className="text-sec text-muted">
          What {account.name} wrote stays. What they keep is let go, and drafts that they asked for stop.
          {visibility !== 'private' && ' They can still read the book, as others can without a role in it.'}
        </p>
        <div>
          <Button kind="danger" disabled={busy} onClick={() => removing.mutate()}>
            {removing.isPending ? 'Taking out…' : `Take ${account.name} out`}
          </Button>
        </div>
      </section>
    </Dialog>
  )
}
