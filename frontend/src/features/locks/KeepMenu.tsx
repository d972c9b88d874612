/** The menu of a chapter or of the whole book: what else one does with it, who keeps it, and for whom. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import type { ReactNode } from 'react'
import { RowMenu } from '@/components/RowMenu'
import type { LockItem, LockWish } from './menu'

interface KeepMenuProps {
  title: string
  items: readonly LockItem[]
  /** Whether Tab stops here. */
  inOrder: boolean
  /** Hidden until one is at its row. */
  quiet?: boolean
  onLock(wish: LockWish): void
  /** What can be done with it besides. */
  children?: ReactNode
}

const ITEM = 'cursor-pointer rounded-control px-2 py-1.5 outline-none data-[highlighted]:bg-accent-tint'

export function KeepMenu({ title, items, inOrder, quiet = false, onLock, children }: KeepMenuProps) {
  if (items.length === 0 && !children) return null
  return (
    <RowMenu title={title} inOrder={inOrder} quiet={quiet} className="group-hover/row:text-muted">
      {children}
      {items.map(({ wish, label }) => (
        <Menu.Item key={wish} className={ITEM} onSelect={() => onLock(wish)}>
          {label}
        </Menu.Item>
      ))}
    </RowMenu>
  )
}
