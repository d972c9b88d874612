/** Moving by one place, in a row's menu: what dragging does, for the keyboard. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'

const ITEM = 'flex cursor-pointer items-baseline justify-between gap-6 rounded-control px-2 py-1.5 outline-none data-[highlighted]:bg-accent-tint'

export function MoveItems({ onMove }: { onMove(step: -1 | 1): void }) {
  return (
    <>
      <Menu.Item className={ITEM} onSelect={() => onMove(-1)}>
        Move up <span className="text-count text-muted">Alt+Shift+↑</span>
      </Menu.Item>
      <Menu.Item className={ITEM} onSelect={() => onMove(1)}>
        Move down <span className="text-count text-muted">Alt+Shift+↓</span>
      </Menu.Item>
    </>
  )
}
