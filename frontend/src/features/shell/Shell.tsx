/** Draws the screen that the address means. */
'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { createQueries, useSession } from '@/api/queries'
import { useSignedOut } from '@/api/session'
import { Dialog } from '@/components/Dialog'
import { Skeleton } from '@/components/Skeleton'
import { Toasts } from '@/components/toast'
import { Trouble } from '@/components/Trouble'
import { AccountPage } from '@/features/account/AccountPage'
import { Activity } from '@/features/activity/Activity'
import { AiPage } from '@/features/ai/AiPage'
import { ModelsPage } from '@/features/ai/ModelsPage'
import { Desk } from '@/features/desk/Desk'
import { CastPage } from '@/features/cast/CastPage'
import { ComparePage } from '@/features/drafts/ComparePage'
import { LinkedAccounts } from '@/features/linked/LinkedAccounts'
import { ReasonDialog } from '@/features/locks/ReasonDialog'
import { OriginsPage } from '@/features/provenance/OriginsPage'
import { OwnTools } from '@/features/own-tools/OwnTools'
import { ReportPage } from '@/features/report/ReportPage'
import { JoinPage } from '@/features/sharing/JoinPage'
import { PeoplePage } from '@/features/sharing/PeoplePage'
import { Shelf } from '@/features/shelf/Shelf'
import { ConfirmDialog } from '@/features/sign-in/ConfirmDialog'
import { ResetPassword } from '@/features/sign-in/ResetPassword'
import { SignIn } from '@/features/sign-in/SignIn'
import { SignInForm } from '@/features/sign-in/SignInForm'
import { SignUp } from '@/features/sign-in/SignUp'
import { VerifyEmail } from '@/features/sign-in/VerifyEmail'
import { Link, useRoute } from '@/routing/router'
import { ApiProblem } from '@/api/problem'
import { isEntrance } from '@/routing/routes'
import type { Entrance, Route } from '@/routing/routes'

export function Shell() {
  const [client] = useState(createQueries)
  const route = useRoute()
  useEffect(() => {
    if (route?.screen === 'shelf') document.title = 'Your books · PlotWeaver'
    if (route?.screen === 'own-tools') document.title = 'Your own tools · PlotWeaver'
    if (route?.screen === 'ways-to-sign-in') document.title = 'Ways to sign in · PlotWeaver'
    if (route?.screen === 'activity') document.title = 'Who did what · PlotWeaver'
    if (route?.screen === 'models') document.title = 'Models · PlotWeaver'
    if (route?.screen === 'account') document.title = 'Your account · PlotWeaver'
    if (route && isEntrance(route)) document.title = `${TITLES[route.screen]} · PlotWeaver`
  }, [route])
  if (route === null) return <Waiting />
  return (
    <QueryClientProvider client={client}>
      {isEntrance(route) ? entranceOf(route.screen) : <Entered>{screenOf(route)}</Entered>}
      <ReasonDialog />
      <ConfirmDialog />
      <Toasts />
    </QueryClientProvider>
  )
}

const TITLES: Record<Entrance, string> = {
  'sign-in': 'Sign in',
  'sign-up': 'Make an account',
  'reset-password': 'A new password',
  'verify-email': 'Your e-mail address',
  join: 'An invitation',
}

function entranceOf(screen: Entrance): ReactNode {
  switch (screen) {
    case 'sign-in':
      return <SignIn />
    case 'sign-up':
      return <SignUp />
    case 'reset-password':
      return <ResetPassword />
    case 'verify-email':
      return <VerifyEmail />
    case 'join':
      return <JoinPage />
  }
}

function screenOf(route: Exclude<Route, { screen: Entrance }>): ReactNode {
  switch (route.screen) {
    case 'shelf':
      return <Shelf />
    case 'desk':
      return <Desk key={`${route.project} ${route.draft ?? ''}`} project={route.project} draft={route.draft} scene={route.scene} suggestion={null} />
    case 'review':
      return <Desk key={`${route.project} `} project={route.project} draft={null} scene={route.scene} suggestion={route.suggestion} />
    case 'compare':
      return <ComparePage key={`${route.project} ${route.draft}`} project={route.project} draft={route.draft} />
    case 'origins':
      return <OriginsPage key={`${route.project} ${route.draft ?? ''}`} project={route.project} draft={route.draft} part={route.part} />
    case 'cast':
      return <CastPage key={`${route.project} ${route.draft ?? ''}`} project={route.project} draft={route.draft} />
    case 'report':
      return <ReportPage key={`${route.project} ${route.draft ?? ''}`} project={route.project} draft={route.draft} />
    case 'own-tools':
      return <OwnTools />
    case 'ways-to-sign-in':
      return <LinkedAccounts />
    case 'activity':
      return <Activity key={route.project} project={route.project} />
    case 'account':
      return <AccountPage />
    case 'models':
      return <ModelsPage />
    case 'people':
      return <PeoplePage key={route.project} project={route.project} />
    case 'ai':
      return <AiPage key={route.project} project={route.project} />
    case 'unknown':
      return <Nowhere />
  }
}

/** Shows a screen to who is signed in; one who is signed out meanwhile keeps the screen under a dialog. */
function Entered({ children }: { children: ReactNode }) {
  const session = useSession()
  const signedOut = useSignedOut()
  if (session.isPending) return <Waiting />
  if (!session.data) {
    const unknown = session.error instanceof ApiProblem && session.error.status === 401
    if (unknown) return <SignIn />
    return (
      <main className="mx-auto max-w-[480px] p-6 pt-16">
        <Trouble what="PlotWeaver did not open." error={session.error} onRetry={() => void session.refetch()} />
      </main>
    )
  }
  return (
    <>
      {children}
      <Dialog open={signedOut} title="Please sign in again" description="Your session has ended. Your text is still here, as you left it.">
        <SignInForm />
      </Dialog>
    </>
  )
}

function Waiting() {
  return (
    <main className="mx-auto max-w-[34em] px-6 pt-24">
      <Skeleton lines={6} />
    </main>
  )
}

function Nowhere() {
  return (
    <main className="mx-auto flex max-w-[480px] flex-col gap-4 p-6 pt-16">
      <h1 className="font-page text-[24px] leading-8 font-medium">There is nothing at this address</h1>
      <p className="text-muted">The link may be old, or the book is not shared with you.</p>
      <p>
        <Link to={{ screen: 'shelf' }} className="link">
          Your books
        </Link>
      </p>
    </main>
  )
}
