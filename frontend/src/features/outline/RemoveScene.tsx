/** Asks before a scene is taken out. */
'use client'

import type { Lock, OutlineScene } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { told } from '@/features/locks/locks'

interface RemoveSceneProps {
  scene: OutlineScene | null
  /** What it is taken out of. */
  from: string
  /** The strictest lock that it is under. */
  kept: Lock | null
  me: string
  pending: boolean
  onClose(): void
  onRemove(scene: OutlineScene): void
}

export function RemoveScene({ scene, from, kept, me, pending, onClose, onRemove }: RemoveSceneProps) {
  if (scene === null) return null
  return (
    <Dialog open title={`Take “${scene.title}” out of ${from}?`} description={`Its ${counted(scene.words, 'word')} leave the outline. It can be put back from History.`} onClose={onClose}>
      {kept !== null && (kept.holder !== me || kept.level === 'frozen') && <Notice tone="warn">{told(kept, me, new Date())}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button kind="danger" disabled={pending} onClick={() => onRemove(scene)}>
          {pending ? 'Taking out…' : 'Take out'}
        </Button>
      </div>
    </Dialog>
  )
}
