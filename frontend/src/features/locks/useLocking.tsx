/** The outline's part of locks: what is kept, what a menu offers and does, and the dialogs that it opens. */
'use client'

import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Lock } from '@/api/generated/models'
import { KeepDialog } from './KeepDialog'
import type { Keeping } from './KeepDialog'
import { lockOn, lockOver } from './locks'
import { lockItems } from './menu'
import type { Kind, LockItem, LockWish } from './menu'
import { useLockChanges, useLocks } from './useLocks'
import { AskDialog } from './WordsDialog'

/** Something in the outline that can be kept. `chapter`: where it is; null: the book. */
export interface Keepable {
  kind: Kind
  target: string
  title: string
  chapter: string | null
}

export interface Locking {
  /** The lock on the thing itself. */
  on(kind: Kind, target: string): Lock | null
  /** The strictest lock that it is under. */
  over(what: Keepable): Lock | null
  items(what: Keepable): LockItem[]
  wish(wish: LockWish, what: Keepable): void
  dialogs: ReactNode
}

/** `inBook`: whether the outline is the book's own; a draft of it is free. */
export function useLocking(project: string, inBook: boolean, me: string, mayFreeze: boolean): Locking {
  const kept = useLocks(project)
  const locks = inBook ? kept : []
  const { take, release, ask } = useLockChanges(project)
  const [keeping, setKeeping] = useState<Keeping | null>(null)
  const [asked, setAsked] = useState<Lock | null>(null)
  const on = (kind: Kind, target: string) => lockOn(locks, kind, target)
  const over = ({ kind, target, chapter }: Keepable) => lockOver(locks, { scene: kind === 'scene' ? target : null, chapter })
  const items = (what: Keepable) => (!inBook ? [] : lockItems(what.kind, on(what.kind, what.target), over(what), { me, mayFreeze }))

  function wish(wanted: LockWish, what: Keepable): void {
    const own = on(what.kind, what.target)
    if (wanted === 'ask') setAsked(over(what))
    else if (wanted !== 'release') setKeeping({ kind: what.kind, target: what.target, title: what.title, freeze: wanted === 'freeze', own: own?.holder === me ? own : null })
    else if (own) release.mutate(own.id)
  }

  const dialogs = (
    <>
      <KeepDialog keeping={keeping} pending={take.isPending} onKeep={(lock) => take.mutate(lock, { onSettled: () => setKeeping(null) })} onClose={() => setKeeping(null)} />
      {asked && <AskDialog lock={asked} onAsk={(note) => ask.mutate({ lock: asked, note })} onClose={() => setAsked(null)} />}
    </>
  )
  return { on, over, items, wish, dialogs }
}
