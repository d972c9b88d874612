/** What can be done with a scene of the outline. */
'use client'

import { RowItem, RowMenu } from '@/components/RowMenu'
import { KeepItems } from '@/features/locks/KeepMenu'
import type { LockItem, LockWish } from '@/features/locks/menu'
import { MoveItems } from './MoveItems'
import { RemoveItem } from './RemoveItem'

interface SceneMenuProps {
  title: string
  /** Whether it is the open scene: else the button is hidden until one is at its row. */
  open: boolean
  /** Whether Tab stops here. */
  inOrder: boolean
  onRename(): void
  onAdd(): void
  onWhoWrote(): void
  onMove(step: -1 | 1): void
  /** What a scene is taken out of. */
  from: string
  onRemove?: () => void
  /** What can be done about who keeps it. */
  locking: readonly LockItem[]
  onLock(wish: LockWish): void
}

export function SceneMenu({ title, open, inOrder, onRename, onAdd, onWhoWrote, onMove, from, onRemove, locking, onLock }: SceneMenuProps) {
  return (
    <RowMenu title={title} inOrder={inOrder} quiet={!open} className={`group-hover:text-muted ${open ? '' : '-ml-8 group-hover:bg-page focus-visible:bg-page data-[state=open]:bg-page'}`}>
      <RowItem keys="F2" onSelect={onRename}>
        Rename
      </RowItem>
      <RowItem onSelect={onAdd}>Add scene after</RowItem>
      <MoveItems onMove={onMove} />
      <RowItem onSelect={onWhoWrote}>Who wrote this</RowItem>
      <KeepItems items={locking} onLock={onLock} />
      <RemoveItem from={from} onRemove={onRemove} />
    </RowMenu>
  )
}
