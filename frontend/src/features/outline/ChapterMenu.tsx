/** What can be done with a chapter of the outline. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import { useRef } from 'react'
import { RowMenu } from '@/components/RowMenu'
import type { LockItem, LockWish } from '@/features/locks/menu'
import { MoveItems } from './MoveItems'

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

const ITEM = 'flex cursor-pointer items-baseline justify-between gap-6 rounded-control px-2 py-1.5 outline-none data-[highlighted]:bg-accent-tint'

export function ChapterMenu({ title, inOrder, quiet, onAddScene, onAddChapter, onRename, onMove, from, onRemove, locking, onLock }: ChapterMenuProps) {
  const naming = useRef(false)
  function closed(event: Event) {
    if (!naming.current) return
    naming.current = false
    event.preventDefault()
    onRename()
  }
  return (
    <RowMenu title={title} inOrder={inOrder} quiet={quiet} className="group-hover/row:text-muted" onClosed={closed}>
      {/* the field takes the keyboard only from a menu that is gone */}
      <Menu.Item className={ITEM} onSelect={() => void (naming.current = true)}>
        Rename <span className="text-count text-muted">F2</span>
      </Menu.Item>
      <Menu.Item className={ITEM} onSelect={onAddScene}>
        Add scene at its end
      </Menu.Item>
      <Menu.Item className={ITEM} onSelect={onAddChapter}>
        Add chapter after
      </Menu.Item>
      <MoveItems onMove={onMove} />
      {locking.map(({ wish, label }) => (
        <Menu.Item key={wish} className={ITEM} onSelect={() => onLock(wish)}>
          {label}
        </Menu.Item>
      ))}
      {onRemove && (
        <Menu.Item className={`${ITEM} text-danger`} onSelect={onRemove}>
          Take out of {from}…
        </Menu.Item>
      )}
    </RowMenu>
  )
}
