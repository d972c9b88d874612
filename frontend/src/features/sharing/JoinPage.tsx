/** What an invitation's link opens: the book, who invites, and a yes. Whoever is not signed in does that here. */
'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiProblem, wordsOf } from '@/api/problem'
import { reachedSeq } from '@/api/progress'
import { keys, useSession, useSignInOptions } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { day, seconds } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { EntranceFrame } from '@/features/sign-in/Entrance'
import { useFragment } from '@/features/sign-in/fragment'
import { SignInForm } from '@/features/sign-in/SignInForm'
import { Link, navigate } from '@/routing/router'
import { ROLES, roleName } from './roles'

export function JoinPage() {
  const token = useFragment().get('token')
  return <EntranceFrame title="An invitation">{token === null ? <Gone what="This link is not whole. Copy all of it, or ask for another one." /> : <Invited key={token} token={token} />}</EntranceFrame>
}

function Gone({ what }: { what: string }) {
  return (
    <>
      <Notice tone="warn">{what}</Notice>
      <p>
        <Link to={{ screen: 'shelf' }} className="link">
          Your books
        </Link>
      </p>
    </>
  )
}

function Invited({ token }: { token: string }) {
  const client = useQueryClient()
  const session = useSession()
  const shown = useQuery({ queryKey: ['invitation', token], queryFn: () => call('invitations.look', { body: { token } }), retry: false, gcTime: 0 })
  const joining = useMutation({
    mutationFn: () => call('invitations.accept', { body: { token } }),
    onSuccess: async ({ project, seq }) => {
      reachedSeq(project, seq)
      await client.invalidateQueries({ queryKey: keys.books })
      navigate({ screen: 'desk', project, draft: null, scene: null }, true)
    },
  })
  if (shown.isPending || session.isPending) return <Skeleton lines={3} label="Reading the invitation" />
  if (shown.error) {
    const gone = shown.error instanceof ApiProblem && shown.error.code === 'invitation.gone'
    return gone ? <Gone what={wordsOf(shown.error)} /> : <Trouble what="The invitation could not be read." error={shown.error} onRetry={() => void shown.refetch()} />
  }
  const { title, by, role, ends_at } = shown.data
  return (
    <div className="flex flex-col gap-4">
      <p>
        {by} invites you to <span className="font-page font-medium">“{title}”</span>.
      </p>
      <p className="text-muted">
        {roleName(role)}: {ROLES.find(([each]) => each === role)?.[2]} The invitation stands until {day(seconds(ends_at))}.
      </p>
      {session.data ? (
        <>
          {joining.error && <Notice tone="error">{wordsOf(joining.error)}</Notice>}
          <Button kind="primary" disabled={joining.isPending} onClick={() => joining.mutate()}>
            {joining.isPending ? 'Opening the book…' : `Go in as ${session.data.account.name}`}
          </Button>
        </>
      ) : (
        <Entering token={token} />
      )}
    </div>
  )
}

/** Signing in, or making an account first: an invitation lets one, unless nobody may. */
function Entering({ token }: { token: string }) {
  const options = useSignInOptions()
  return (
    <>
      <p>Sign in, and you can go in.</p>
      <SignInForm />
      {options.data && options.data.sign_up !== 'closed' && (
        <p>
          {/* a whole page: the invitation travels in the fragment, which reaches no log */}
          <a className="link" href={`/sign-up#${new URLSearchParams({ invitation: token }).toString()}`}>
            I have no account yet
          </a>
        </p>
      )}
    </>
  )
}
