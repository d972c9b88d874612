/** Asks before a scene, or a chapter with its scenes, is taken out. */
'use client'

import type { Lock } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { told } from '@/features/locks/locks'

interface TakeOutProps {
  /** What is asked, and what goes. */
  title: string
  goes: string
  /** The locks that it is under, each with the title of the scene that it is on, where that is not all that goes. */
  kept: readonly { lock: Lock; title?: string }[]
  me: string
  /** Why it was not taken out. */
  trouble: string | null
  pending: boolean
  onClose(): void
  onTakeOut(): void
}

export function TakeOut({ title, goes, kept, me, trouble, pending, onClose, onTakeOut }: TakeOutProps) {
  const others = kept.filter(({ lock }) => lock.holder !== me || lock.level === 'frozen')
  return (
    <Dialog open title={title} description={goes} onClose={onClose}>
      {others.map(({ lock, title: scene }) => (
        <Notice key={lock.id} tone="warn">
          {scene && `“${scene}”: `}
          {told(lock, me, new Date())}
        </Notice>
      ))}
      {trouble !== null && <Notice tone="error">{trouble}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button kind="danger" disabled={pending} onClick={onTakeOut}>
          {pending ? 'Taking out…' : 'Take out'}
        </Button>
      </div>
    </Dialog>
  )
}
