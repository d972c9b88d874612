/** The menu of the whole book: who keeps it, and for whom. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import { RowMenu } from '@/components/RowMenu'
import type { LockItem, LockWish } from './menu'

interface KeepMenuProps {
  title: string
  items: readonly LockItem[]
  onLock(wish: LockWish): void
}

const ITEM = 'cursor-pointer rounded-control px-2 py-1.5 outline-none data-[highlighted]:bg-accent-tint'

export function KeepMenu({ title, items, onLock }: KeepMenuProps) {
  if (items.length === 0) return null
  return (
    <RowMenu title={title} inOrder quiet={false} className="">
      {items.map(({ wish, label }) => (
        <Menu.Item key={wish} className={ITEM} onSelect={() => onLock(wish)}>
          {label}
        </Menu.Item>
      ))}
    </RowMenu>
  )
}
