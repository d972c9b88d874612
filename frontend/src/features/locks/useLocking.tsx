/** The outline's part of locks: what is kept, what a menu's wish does, and the dialogs that it opens. */
'use client'

import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Lock, OutlineScene } from '@/api/generated/models'
import { KeepDialog } from './KeepDialog'
import type { Keeping } from './KeepDialog'
import { lockOn, lockOver } from './locks'
import type { LockWish } from './menu'
import { useLockChanges, useLocks } from './useLocks'
import { AskDialog } from './WordsDialog'

interface Locking {
  locks: Lock[]
  wish(wish: LockWish, scene: OutlineScene, chapter: string): void
  dialogs: ReactNode
}

export function useLocking(project: string): Locking {
  const locks = useLocks(project)
  const { take, release, ask } = useLockChanges(project)
  const [keeping, setKeeping] = useState<Keeping | null>(null)
  const [asked, setAsked] = useState<Lock | null>(null)

  function wish(what: LockWish, scene: OutlineScene, chapter: string): void {
    const own = lockOn(locks, 'scene', scene.id)
    if (what === 'ask') setAsked(lockOver(locks, { scene: scene.id, chapter }))
    else if (what !== 'release') setKeeping({ kind: 'scene', target: scene.id, title: scene.title, freeze: what === 'freeze' })
    else if (own) release.mutate(own.id)
  }

  const dialogs = (
    <>
      <KeepDialog keeping={keeping} pending={take.isPending} onKeep={(lock) => take.mutate(lock, { onSettled: () => setKeeping(null) })} onClose={() => setKeeping(null)} />
      {asked && <AskDialog name={asked.name} onAsk={(note) => ask.mutate({ lock: asked, note })} onClose={() => setAsked(null)} />}
    </>
  )
  return { locks, wish, dialogs }
}
