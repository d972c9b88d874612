/** What one may do in the open text of a book, and at each of its scenes. Pure. */
import type { Lock, OpenProject } from '@/api/generated/models'
import { locksAbout, strictest } from '@/features/locks/locks'
import type { PlacedScene } from '@/features/outline/order'

interface OpenedText {
  /** undefined: not yet read. */
  book: OpenProject | undefined
  /** Whether the book itself is open, and no draft of it. */
  inBook: boolean
  /** Whether the text is not there any more, or no longer theirs to read. */
  closed: boolean
  /** Every lock of the book. */
  locks: readonly Lock[]
}

export function rightsIn({ book, inBook, closed, locks }: OpenedText) {
  const may = book?.may ?? []
  const limits = book?.limits
  const writes = may.includes('project:write')
  const drafting = book !== undefined && book.ai !== 'none'
  /** Whether a scene is one that they write in the book itself; undefined: no scene is open. */
  const mine = (place: PlacedScene | undefined) =>
    limits?.writes === 'book' && (!limits.chapters || place === undefined || limits.chapters.includes(place.chapter.slug))
  const canWrite = (place: PlacedScene | undefined) => writes && (!inBook || mine(place))
  /** The locks that a scene is under; those of the book say nothing of its drafts. */
  const locksAt = (place: PlacedScene | undefined) =>
    inBook && place !== undefined ? locksAbout(locks, { scene: place.scene.id, chapter: place.chapter.slug }) : []
  return {
    may,
    limits,
    /** Whether they write in this book at all, be it in drafts only. */
    writes,
    mine,
    canWrite,
    locksAt,
    /** Whether the words of a scene may be changed just now. */
    mayEdit: (place: PlacedScene | undefined) => !closed && canWrite(place) && strictest(locksAt(place))?.level !== 'frozen',
    mayFreeze: may.includes('project:edit'),
    /** Whether any model may read this book. */
    drafting,
    canDraft: inBook && drafting && may.includes('project:suggest'),
    owns: book?.role === 'owner',
  }
}
