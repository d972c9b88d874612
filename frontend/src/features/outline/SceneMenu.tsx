/** What can be done with a scene of the outline. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import { RowMenu } from '@/components/RowMenu'
import type { LockItem, LockWish } from '@/features/locks/menu'
import { MoveItems } from './MoveItems'

interface SceneMenuProps {
  title: string
  /** Whether it is the open scene: else the button is hidden until one is at its row. */
  open: boolean
  /** Whether Tab stops here. */
  inOrder: boolean
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

const ITEM = 'flex cursor-pointer items-baseline justify-between gap-6 rounded-control px-2 py-1.5 outline-none data-[highlighted]:bg-accent-tint'

export function SceneMenu({ title, open, inOrder, onAdd, onWhoWrote, onMove, from, onRemove, locking, onLock }: SceneMenuProps) {
  return (
    <RowMenu title={title} inOrder={inOrder} quiet={!open} className={`group-hover:text-muted ${open ? '' : '-ml-8 group-hover:bg-page focus-visible:bg-page data-[state=open]:bg-page'}`}>
      <Menu.Item className={ITEM} onSelect={onAdd}>
        Add scene after
      </Menu.Item>
      <MoveItems onMove={onMove} />
      <Menu.Item className={ITEM} onSelect={onWhoWrote}>
        Who wrote this
      </Menu.Item>
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
