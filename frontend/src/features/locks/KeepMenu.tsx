/** Who keeps something, and for whom: the whole book's menu, and the items of a row's. */
'use client'

import { RowItem, RowMenu } from '@/components/RowMenu'
import type { LockItem, LockWish } from './menu'

interface KeepItemsProps {
  /** What can be done about who keeps it. */
  items: readonly LockItem[]
  onLock(wish: LockWish): void
}

export function KeepMenu({ title, items, onLock }: KeepItemsProps & { title: string }) {
  if (items.length === 0) return null
  return (
    <RowMenu title={title} inOrder quiet={false} className="">
      <KeepItems items={items} onLock={onLock} />
    </RowMenu>
  )
}

export function KeepItems({ items, onLock }: KeepItemsProps) {
  return items.map(({ wish, label }) => (
    <RowItem key={wish} onSelect={() => onLock(wish)}>
      {label}
    </RowItem>
  ))
}
