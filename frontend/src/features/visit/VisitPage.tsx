/** A book that its owner lets others read: its scenes one by one, for who has no role in it, signed in or not. */
'use client'

import { useEffect, useState } from 'react'
import type { Outline, OutlineScene } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { MAIN, useOutline, useScene } from '@/api/queries'
import { useLive } from '@/api/useLive'
import { Button } from '@/components/Button'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { BookPage } from '@/features/page/BookPage'
import { SignIn } from '@/features/sign-in/SignIn'
import { Link } from '@/routing/router'
import type { Route } from '@/routing/routes'

interface VisitProps {
  project: string
  scene: string | null
  /** Whether somebody is signed in, and only has no role in this book. */
  known: boolean
}

/** What is said of a book that is not there, and of one that is not for everybody: the same. */
const CLOSED = [401, 403, 404]
const NOT_OPEN = 'This book is not open to guests, or it is not there any more. Sign in if it is shared with you.'

export function VisitPage({ project, scene, known }: VisitProps) {
  const outline = useOutline(project, MAIN)
  // what is written, and that the book is closed, is seen by guests at once, too
  useLive(project)
  const [entering, setEntering] = useState(false)
  useEffect(() => {
    if (outline.data) document.title = `${outline.data.title} · PlotWeaver`
  }, [outline.data])
  const closed = outline.error instanceof ApiProblem && CLOSED.includes(outline.error.status)
  if (!known && (entering || closed)) return <SignIn why={closed ? NOT_OPEN : undefined} />
  if (outline.data && !closed) return <Opened project={project} scene={scene} outline={outline.data} onSignIn={known ? null : () => setEntering(true)} />
  return (
    <main className="mx-auto max-w-[34em] p-6 pt-24">
      {outline.error ? <Trouble what="The book did not open." error={outline.error} onRetry={() => void outline.refetch()} /> : <Skeleton lines={6} label="Opening the book" />}
    </main>
  )
}

function Opened({ project, scene, outline, onSignIn }: { project: string; scene: string | null; outline: Outline; onSignIn: (() => void) | null }) {
  const scenes = outline.chapters.flatMap((chapter) => chapter.scenes)
  const at = scene === null ? 0 : scenes.findIndex((each) => each.id === scene)
  const open = scenes[at]
  const to = (id: string): Route => ({ screen: 'desk', project, draft: null, scene: id })
  return (
    <div className="mx-auto flex max-w-[1080px] flex-col gap-8 p-6 md:grid md:grid-cols-[220px_minmax(0,1fr)]">
      <header className="flex flex-col gap-3 md:sticky md:top-6 md:max-h-[calc(100vh-48px)] md:self-start md:overflow-y-auto">
        <div>
          <p className="text-sec text-muted">{onSignIn ? 'You read this book as a guest.' : 'You read this book; others write it.'}</p>
          <h1 className="font-page text-[20px] leading-7 font-medium">{outline.title}</h1>
        </div>
        {onSignIn ? (
          <Button className="self-start" onClick={onSignIn}>
            Sign in
          </Button>
        ) : (
          <Link to={{ screen: 'shelf' }} className="link self-start">
            Your books
          </Link>
        )}
        <Contents className="hidden md:flex" outline={outline} current={open?.id ?? null} to={to} />
      </header>
      <main lang={outline.language} className="min-w-0">
        {open ? <Scene project={project} scene={open} before={scenes[at - 1]} after={scenes[at + 1]} to={to} /> : <Nothing empty={scenes.length === 0} />}
      </main>
      {/* on a narrow screen the words come first */}
      <Contents className="flex md:hidden" outline={outline} current={open?.id ?? null} to={to} />
    </div>
  )
}

function Contents({ outline, current, to, className }: { outline: Outline; current: string | null; to(id: string): Route; className: string }) {
  return (
    <nav aria-label="Contents" className={`flex-col gap-4 ${className}`}>
      {outline.chapters.map((chapter) => (
        <section key={chapter.slug} className="flex flex-col gap-1">
          <h2 className="text-sec font-semibold">{chapter.title}</h2>
          <ul className="flex flex-col">
            {chapter.scenes.map((each) => (
              <li key={each.id}>
                <Link to={to(each.id)} aria-current={each.id === current ? 'page' : undefined} className="block rounded-control px-2 py-1 hover:bg-accent-tint aria-[current=page]:bg-accent-tint aria-[current=page]:font-semibold">
                  {each.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

interface SceneProps {
  project: string
  scene: OutlineScene
  before: OutlineScene | undefined
  after: OutlineScene | undefined
  to(id: string): Route
}

function Scene({ project, scene, before, after, to }: SceneProps) {
  const found = useScene(project, MAIN, scene.id)
  if (found.error) return <Trouble what="The scene did not open." error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton lines={8} label="Opening the scene" />
  return (
    <>
      <BookPage key={scene.id} title={scene.title} prose={found.data.prose} readOnly />
      <nav aria-label="Scenes" className="mx-auto flex max-w-[34em] justify-between gap-4 py-8">
        {before ? (
          <Link to={to(before.id)} className="link" rel="prev">
            ← {before.title}
          </Link>
        ) : (
          <span />
        )}
        {after && (
          <Link to={to(after.id)} className="link text-right" rel="next">
            {after.title} →
          </Link>
        )}
      </nav>
    </>
  )
}

function Nothing({ empty }: { empty: boolean }) {
  return <p className="mx-auto max-w-[34em] pt-12 text-muted">{empty ? 'Nothing is written in this book yet.' : 'This scene is not in the book any more. Choose another one.'}</p>
}
