/** A book's people: who has which role, who is invited, who else may read it, and leaving it. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Member } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { MAIN, useBook, useMembers, useOutline, useSession } from '@/api/queries'
import { call } from '@/api/session'
import { useLive } from '@/api/useLive'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Section, SettingsPage } from '@/components/SettingsPage'
import { Skeleton } from '@/components/Skeleton'
import { say } from '@/components/toast'
import { Trouble } from '@/components/Trouble'
import { Link, navigate } from '@/routing/router'
import { DeleteBook } from './DeleteBook'
import { InvitationList } from './InvitationList'
import { InviteDialog } from './InviteDialog'
import { MemberDialog } from './MemberDialog'
import { OfferNotice } from './OfferNotice'
import { WhoReads, WhoWrites } from './WhoReads'
import { partOf, roleName } from './roles'
import { useInvitations, useOffer, useProtections, useReread } from './useSharing'

export function PeoplePage({ project }: { project: string }) {
  const session = useSession()
  const book = useBook(project)
  const members = useMembers(project)
  const outline = useOutline(project, MAIN)
  const owns = book.data?.may.includes('project:own') ?? false
  const invitations = useInvitations(project, owns)
  const protections = useProtections(project)
  const offer = useOffer(project)
  const reread = useReread(project)
  // whoever comes in or is given a role meanwhile is seen at once
  useLive(project)
  const [inviting, setInviting] = useState(false)
  const [changing, setChanging] = useState<Member | null>(null)
  const me = session.data?.account.id ?? ''
  const chapters = outline.data?.chapters ?? []
  const titles = new Map(chapters.map((each) => [each.slug, each.title]))
  useEffect(() => {
    document.title = `People · ${book.data?.title ?? 'PlotWeaver'}`
  }, [book.data?.title])
  if (book.error) {
    return (
      <SettingsPage title="People">
        <Trouble what="This book did not open." error={book.error} onRetry={() => void book.refetch()} />
      </SettingsPage>
    )
  }
  return (
    <SettingsPage title={book.data ? `The people of “${book.data.title}”` : 'People'}>
      <p>
        <Link to={{ screen: 'desk', project, draft: null, scene: null }} className="link">
          Back to the book
        </Link>
      </p>
      {offer.data?.offer && <OfferNotice project={project} offer={offer.data.offer} me={me} onChanged={reread} />}
      <Section
        id="members"
        title="Who is in it"
        action={
          owns && (
            <Button kind="primary" onClick={() => setInviting(true)}>
              Invite somebody
            </Button>
          )
        }
      >
        {members.isPending && <Skeleton lines={3} label="Reading who is in it" />}
        {members.error && <Trouble what="Its people could not be read." error={members.error} onRetry={() => void members.refetch()} />}
        {members.data && (
          <ul className="flex flex-col gap-2" aria-label="People">
            {members.data.members.map((member) => (
              <li key={member.account.id} className="card flex flex-wrap items-center justify-between gap-3 p-4">
                <div className="min-w-0 flex-1 basis-64">
                  <p className="font-medium [overflow-wrap:anywhere]">
                    {member.account.name}
                    {member.account.id === me && <span className="font-normal text-muted"> (you)</span>}
                  </p>
                  <p className="text-sec text-muted [overflow-wrap:anywhere]">{[roleName(member.role), partOf(member.chapters, titles), member.account.email].filter(Boolean).join(' · ')}</p>
                </div>
                {owns && member.account.id !== me && (
                  <Button aria-label={`Change ${member.account.name}`} onClick={() => setChanging(member)}>
                    Change…
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {owns && (
        <Section id="invited" title="Who is invited">
          {invitations.isPending && <Skeleton lines={2} label="Reading who is invited" />}
          {invitations.error && <Trouble what="The invitations could not be read." error={invitations.error} onRetry={() => void invitations.refetch()} />}
          {invitations.data && <InvitationList project={project} invitations={invitations.data.invitations} titles={titles} onChanged={reread} />}
        </Section>
      )}
      <Section id="readers" title="Who can read it">
        {book.data ? <WhoReads project={project} visibility={book.data.visibility} mayChange={owns} onChanged={reread} /> : <Skeleton lines={3} />}
      </Section>
      <Section id="writers" title="Who writes in the book itself">
        {protections.error && <Trouble what="This could not be read." error={protections.error} onRetry={() => void protections.refetch()} />}
        {protections.data ? <WhoWrites project={project} protections={protections.data.branches} mayChange={owns} onChanged={reread} /> : !protections.error && <Skeleton lines={3} />}
      </Section>
      <Section id="leaving" title="Leaving">
        <Leaving project={project} />
      </Section>
      {owns && book.data && (
        <Section id="delete" title="Deleting the book">
          <DeleteBook project={project} title={book.data.title} others={(members.data?.members.length ?? 1) - 1} />
        </Section>
      )}
      {inviting && <InviteDialog project={project} chapters={chapters} onMade={() => void reread()} onClose={() => setInviting(false)} />}
      {changing && <MemberDialog project={project} member={changing} chapters={chapters} visibility={book.data?.visibility ?? 'private'} onChanged={reread} onClose={() => setChanging(null)} />}
    </SettingsPage>
  )
}

function Leaving({ project }: { project: string }) {
  const [sure, setSure] = useState(false)
  const leaving = useMutation({
    mutationFn: () => call('members.leave', { params: { project } }),
    onSuccess: () => {
      navigate({ screen: 'shelf' })
      say({ text: 'You left the book. What you wrote stays in it.' })
    },
  })
  return (
    <>
      <p className="text-muted">What you wrote stays in the book. To come back, somebody has to invite you.</p>
      {leaving.error && <Notice tone="error">{wordsOf(leaving.error)}</Notice>}
      <div className="flex gap-2">
        {sure ? (
          <>
            <Button kind="danger" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
              {leaving.isPending ? 'Leaving…' : 'Yes, leave the book'}
            </Button>
            <Button onClick={() => setSure(false)}>Stay</Button>
          </>
        ) : (
          <Button kind="danger" onClick={() => setSure(true)}>
            Leave this book…
          </Button>
        )}
      </div>
    </>
  )
}
