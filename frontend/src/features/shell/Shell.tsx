/** Draws the screen that the address means. */
'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { createQueries, useSession } from '@/api/queries'
import { useSignedOut } from '@/api/session'
import { Dialog } from '@/components/Dialog'
import { Toasts } from '@/components/toast'
import { Trouble } from '@/components/Trouble'
import { ReasonDialog } from '@/features/locks/ReasonDialog'
import { applySettings } from '@/features/settings/settings'
import { ConfirmDialog } from '@/features/sign-in/ConfirmDialog'
import { SignIn } from '@/features/sign-in/SignIn'
import { SignInElsewhere } from '@/features/sign-in/SignInElsewhere'
import { SignInForm } from '@/features/sign-in/SignInForm'
import { Link, useRoute } from '@/routing/router'
import { ApiProblem } from '@/api/problem'
import { isEntrance } from '@/routing/routes'
import type { Entrance, Route } from '@/routing/routes'
import { screen } from './screen'
import { Waiting } from './Waiting'

const AccountPage = screen(() => import('@/features/account/AccountPage').then((all) => all.AccountPage))
const Activity = screen(() => import('@/features/activity/Activity').then((all) => all.Activity))
const AiPage = screen(() => import('@/features/ai/AiPage').then((all) => all.AiPage))
const ModelsPage = screen(() => import('@/features/ai/ModelsPage').then((all) => all.ModelsPage))
const Desk = screen(() => import('@/features/desk/Desk').then((all) => all.Desk))
const CastPage = screen(() => import('@/features/cast/CastPage').then((all) => all.CastPage))
const ComparePage = screen(() => import('@/features/drafts/ComparePage').then((all) => all.ComparePage))
const FilesPage = screen(() => import('@/features/files/FilesPage').then((all) => all.FilesPage))
const VersionsPage = screen(() => import('@/features/history/VersionsPage').then((all) => all.VersionsPage))
const LinkedAccounts = screen(() => import('@/features/linked/LinkedAccounts').then((all) => all.LinkedAccounts))
const OriginsPage = screen(() => import('@/features/provenance/OriginsPage').then((all) => all.OriginsPage))
const OwnTools = screen(() => import('@/features/own-tools/OwnTools').then((all) => all.OwnTools))
const ReportPage = screen(() => import('@/features/report/ReportPage').then((all) => all.ReportPage))
const JoinPage = screen(() => import('@/features/sharing/JoinPage').then((all) => all.JoinPage))
const PeoplePage = screen(() => import('@/features/sharing/PeoplePage').then((all) => all.PeoplePage))
const Shelf = screen(() => import('@/features/shelf/Shelf').then((all) => all.Shelf))
const ResetPassword = screen(() => import('@/features/sign-in/ResetPassword').then((all) => all.ResetPassword))
const SignUp = screen(() => import('@/features/sign-in/SignUp').then((all) => all.SignUp))
const VerifyEmail = screen(() => import('@/features/sign-in/VerifyEmail').then((all) => all.VerifyEmail))
const PublicBooks = screen(() => import('@/features/visit/PublicBooks').then((all) => all.PublicBooks))
const DeskOrVisit = screen(() => import('@/features/visit/DeskOrVisit').then((all) => all.DeskOrVisit))
const TimelinePage = screen(() => import('@/features/timeline/TimelinePage').then((all) => all.TimelinePage))
const VisitPage = screen(() => import('@/features/visit/VisitPage').then((all) => all.VisitPage))
const VoicesPage = screen(() => import('@/features/voices/VoicesPage').then((all) => all.VoicesPage))

// before anything is drawn: a page that changes its colours under the eye is worse than none
if (typeof window !== 'undefined') applySettings()

export function Shell() {
  const [client] = useState(createQueries)
  const route = useRoute()
  useEffect(() => {
    const title = route && TITLES[route.screen]
    if (title) document.title = `${title} · PlotWeaver`
  }, [route])
  if (route === null) return <Waiting />
  return (
    <QueryClientProvider client={client}>
      {placeOf(route)}
      <ReasonDialog />
      <ConfirmDialog />
      <Toasts />
    </QueryClientProvider>
  )
}

/** What the window is called; the screens of a book name themselves, by its title. */
const TITLES: Partial<Record<Route['screen'], string>> = {
  'sign-in': 'Sign in',
  'sign-up': 'Make an account',
  'reset-password': 'A new password',
  'verify-email': 'Your e-mail address',
  join: 'An invitation',
  shelf: 'Your books',
  'own-tools': 'Your own tools',
  'ways-to-sign-in': 'Ways to sign in',
  activity: 'Who did what',
  models: 'Models',
  'your-activity': 'What you did',
  'public-books': 'Public books',
  account: 'Your account',
  unknown: 'Nothing here',
}

function placeOf(route: Route): ReactNode {
  if (isEntrance(route)) return entranceOf(route.screen)
  // nobody signs in only to be told that there is nothing
  return route.screen === 'unknown' ? <Nowhere /> : <Entered stranger={strangers(route)}>{screenOf(route)}</Entered>
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

function screenOf(route: Exclude<Route, { screen: Entrance | 'unknown' }>): ReactNode {
  switch (route.screen) {
    case 'shelf':
      return <Shelf />
    case 'desk':
      return <DeskOrVisit key={`${route.project} ${route.draft ?? ''}`} project={route.project} draft={route.draft} scene={route.scene} suggestion={null} />
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
    case 'timeline':
      return <TimelinePage key={`${route.project} ${route.draft ?? ''}`} project={route.project} draft={route.draft} />
    case 'voices':
      return <VoicesPage key={`${route.project} ${route.draft ?? ''}`} project={route.project} draft={route.draft} />
    case 'own-tools':
      return <OwnTools />
    case 'ways-to-sign-in':
      return <LinkedAccounts />
    case 'activity':
      return <Activity key={route.project} log={route.project === null ? { of: 'site' } : { of: 'book', project: route.project }} />
    case 'your-activity':
      return <Activity log={{ of: 'me' }} />
    case 'public-books':
      return <PublicBooks known />
    case 'versions':
      return <VersionsPage key={`${route.project} ${route.draft ?? ''}`} project={route.project} draft={route.draft} first={route.first} second={route.second} />
    case 'files':
      return <FilesPage key={`${route.project} ${route.draft ?? ''}`} project={route.project} draft={route.draft} />
    case 'account':
      return <AccountPage />
    case 'models':
      return <ModelsPage />
    case 'people':
      return <PeoplePage key={route.project} project={route.project} />
    case 'ai':
      return <AiPage key={route.project} project={route.project} />
  }
}

/** What whoever is not signed in sees at an address: books that are open to readers, or the way in. */
function strangers(route: Exclude<Route, { screen: Entrance | 'unknown' }>): ReactNode {
  if (route.screen === 'public-books') return <PublicBooks known={false} />
  return route.screen === 'desk' && route.draft === null ? <VisitPage key={route.project} project={route.project} scene={route.scene} known={false} /> : <SignIn />
}

/** Shows a screen to who is signed in; one who is signed out meanwhile keeps the screen under a dialog. */
function Entered({ children, stranger }: { children: ReactNode; stranger: ReactNode }) {
  const session = useSession()
  const signedOut = useSignedOut()
  if (session.isPending) return <Waiting />
  if (!session.data) {
    const unknown = session.error instanceof ApiProblem && session.error.status === 401
    if (unknown) return stranger
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
        <SignInElsewhere />
      </Dialog>
    </>
  )
}

function Nowhere() {
  return (
    <main className="mx-auto flex max-w-[480px] flex-col gap-4 p-6 pt-16">
      <h1 className="font-page text-[24px] leading-8 font-medium">There is nothing at this address</h1>
      <p className="text-muted">The link may be old, or a letter of it is missing.</p>
      <p>
        <Link to={{ screen: 'shelf' }} className="link">
          Your books
        </Link>
      </p>
    </main>
  )
}
