/** What can be done with a scene of the outline. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import { Ellipsis } from 'lucide-react'
import type { LockItem, LockWish } from '@/features/locks/menu'

interface SceneMenuProps {
  title: string
  /** Whether Tab stops here: only at the open scene, so that the tree stays one stop. */
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

export function SceneMenu({ title, inOrder, onAdd, onWhoWrote, onMove, from, onRemove, locking, onLock }: SceneMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger
        className={`rounded-control px-1 leading-5 text-muted group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 ${inOrder ? '' : 'absolute right-11 bg-page opacity-0'}`}
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
          <Menu.Item className={ITEM} onSelect={onAdd}>
            Add scene after
          </Menu.Item>
          <Menu.Item className={ITEM} onSelect={() => onMove(-1)}>
            Move up <span className="text-count text-muted">Alt+Shift+↑</span>
          </Menu.Item>
          <Menu.Item className={ITEM} onSelect={() => onMove(1)}>
            Move down <span className="text-count text-muted">Alt+Shift+↓</span>
          </Menu.Item>
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
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
