/** The menu of a chapter or of the whole book: who keeps it, and for whom. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import { Ellipsis } from 'lucide-react'
import type { LockItem, LockWish } from './menu'

interface KeepMenuProps {
  title: string
  items: readonly LockItem[]
  /** Whether Tab stops here. */
  inOrder: boolean
  /** Hidden until one is at its row. */
  quiet?: boolean
  onLock(wish: LockWish): void
}

const ITEM = 'cursor-pointer rounded-control px-2 py-1.5 outline-none data-[highlighted]:bg-accent-tint'

export function KeepMenu({ title, items, inOrder, quiet = false, onLock }: KeepMenuProps) {
  if (items.length === 0) return null
  return (
    <Menu.Root>
      <Menu.Trigger
        className={`shrink-0 rounded-control px-1 leading-5 text-muted group-hover/row:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 ${quiet ? 'opacity-0' : ''}`}
        aria-label={`More about ${title}`}
        tabIndex={inOrder ? 0 : -1}
        onClick={(event) => event.stopPropagation()}
      >
        <Ellipsis size={16} aria-hidden className="inline" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          align="end"
          className="z-40 min-w-48 rounded-card border border-line bg-page p-1 text-ink"
          style={{ boxShadow: 'var(--lift)' }}
          onClick={(event) => event.stopPropagation()}
          onKeyDown={(event) => event.stopPropagation()}
        >
          {items.map(({ wish, label }) => (
            <Menu.Item key={wish} className={ITEM} onSelect={() => onLock(wish)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
