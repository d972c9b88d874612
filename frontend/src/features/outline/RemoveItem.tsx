/** Taking something out, in a row's menu; what stands alone has no such item. */
'use client'

import { RowItem } from '@/components/RowMenu'

export function RemoveItem({ from, onRemove }: { from: string; onRemove?: () => void }) {
  return (
    onRemove && (
      <RowItem danger onSelect={onRemove}>
        Take out of {from}…
      </RowItem>
    )
  )
}
