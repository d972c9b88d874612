/** What the desk knows of the text that is open: its scenes, the one that is looked at, its people and locks, and what one may do. */
'use client'

import { useMemo } from 'react'
import { noSuch } from '@/api/problem'
import { MAIN, useBook, useBranches, useMembers, useOutline, useSession } from '@/api/queries'
import { strictest } from '@/features/locks/locks'
import { useHeartbeat, useLocks } from '@/features/locks/useLocks'
import { scenesOf } from '@/features/outline/order'
import { rightsIn } from './rights'

export type OpenText = ReturnType<typeof useOpenText>

/** `draft`: the draft of the book that is open; null: the book itself. */
export function useOpenText(project: string, draft: string | null, scene: string | null) {
  const outline = useOutline(project, draft ?? MAIN)
  const book = useBook(project)
  const session = useSession()
  const members = useMembers(project)
  const branches = useBranches(project)
  const locks = useLocks(project)

  const { language, marks } = outline.data ?? {}
  const style = useMemo(() => (language === undefined ? undefined : { language, marks: marks ?? null }), [language, marks])
  const scenes = outline.data ? scenesOf(outline.data) : []
  const at = scenes.findIndex((each) => each.scene.id === scene)
  const here = scenes[at]
  const opened = branches.data?.branches.find((each) => each.name === draft)
  const gone = draft !== null && branches.data !== undefined && opened === undefined
  const lost = noSuch(book.error)
  const rights = rightsIn({ book: book.data, inBook: draft === null, closed: gone || lost, locks })
  const me = session.data?.account
  const locksHere = rights.locksAt(here)
  useHeartbeat(project, locksHere.filter((lock) => lock.holder === me?.id))
  return {
    outline,
    /** How its words are written: the language, and its quotation marks. */
    style,
    scenes,
    at,
    here,
    /** Whether the open address is of a scene that is not there. */
    missing: outline.data !== undefined && scene !== null && here === undefined,
    drafts: (branches.data?.branches ?? []).map((each) => each.name).filter((name) => name !== MAIN),
    /** Versions that the book has had since the open draft was begun. */
    behind: opened?.behind ?? 0,
    /** Whether the open draft is not there any more. */
    gone,
    /** Whether the book is no longer theirs to read. */
    lost,
    rights,
    locks,
    /** The strictest lock that the open scene is under. */
    over: strictest(locksHere),
    /** The signed-in person's account. */
    account: me?.id ?? '',
    name: me?.name ?? '',
    /** When it was last known who is signed in. */
    signedIn: session.dataUpdatedAt,
    /** The names of the others in this book. */
    others: (members.data?.members ?? []).filter((each) => each.account.id !== me?.id).map((each) => each.account.name),
  }
}
