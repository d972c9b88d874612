/** Moving by one place, in a row's menu: what dragging does, for the keyboard. */
'use client'

import { RowItem } from '@/components/RowMenu'

export function MoveItems({ onMove }: { onMove(step: -1 | 1): void }) {
  return (
    <>
      <RowItem keys="Alt+Shift+↑" onSelect={() => onMove(-1)}>
        Move up
      </RowItem>
      <RowItem keys="Alt+Shift+↓" onSelect={() => onMove(1)}>
        Move down
      </RowItem>
    </>
  )
}
