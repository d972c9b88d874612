/** Asks before a scene is taken out of the book. */
'use client'

import type { OutlineScene } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { counted } from '@/components/format'

interface RemoveSceneProps {
  scene: OutlineScene | null
  pending: boolean
  onClose(): void
  onRemove(scene: OutlineScene): void
}

export function RemoveScene({ scene, pending, onClose, onRemove }: RemoveSceneProps) {
  if (scene === null) return null
  return (
    <Dialog open title={`Take “${scene.title}” out of the book?`} description={`Its ${counted(scene.words, 'word')} leave the outline. Every version of it stays in the book’s history.`} onClose={onClose}>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button kind="danger" disabled={pending} onClick={() => onRemove(scene)}>
          {pending ? 'Taking out…' : 'Take out'}
        </Button>
      </div>
    </Dialog>
  )
}
