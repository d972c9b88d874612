/** What can be done with a chapter of the outline. */
'use client'

import { RowItem, RowMenu } from '@/components/RowMenu'
import { KeepItems } from '@/features/locks/KeepMenu'
import type { LockItem, LockWish } from '@/features/locks/menu'
import { MoveItems } from './MoveItems'
import { RemoveItem } from './RemoveItem'

interface ChapterMenuProps {
  title: string
  /** Whether Tab stops here. */
  inOrder: boolean
  /** Hidden until one is at its row. */
  quiet: boolean
  onAddScene(): void
  onAddChapter(): void
  onRename(): void
  onMove(step: -1 | 1): void
  /** What it is taken out of. */
  from: string
  onRemove?: () => void
  /** What can be done about who keeps it. */
  locking: readonly LockItem[]
  onLock(wish: LockWish): void
}

export function ChapterMenu({ title, inOrder, quiet, onAddScene, onAddChapter, onRename, onMove, from, onRemove, locking, onLock }: ChapterMenuProps) {
  return (
    <RowMenu title={title} inOrder={inOrder} quiet={quiet} className="group-hover/row:text-muted">
      <RowItem keys="F2" onSelect={onRename}>
        Rename
      </RowItem>
      <RowItem onSelect={onAddScene}>Add scene at its end</RowItem>
      <RowItem onSelect={onAddChapter}>Add chapter after</RowItem>
      <MoveItems onMove={onMove} />
      <KeepItems items={locking} onLock={onLock} />
      <RemoveItem from={from} onRemove={onRemove} />
    </RowMenu>
  )
}
