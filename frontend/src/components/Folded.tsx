/** A card that opens to show what it is about; what is inside is made only then. */
'use client'

import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'

export function Folded({ open, title, notes, children }: { open: boolean; title: ReactNode; notes: ReactNode; children: ReactNode }) {
  const [shown, setShown] = useState(open)
  return (
    <details className="card group" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary className="flex cursor-pointer list-none flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3">
        <ChevronRight size={16} aria-hidden className="shrink-0 self-center text-muted group-open:rotate-90" />
        <span className="min-w-0 flex-1 basis-40 [overflow-wrap:anywhere]">{title}</span>
        <span className="flex flex-wrap items-baseline gap-2 text-sec text-muted">{notes}</span>
      </summary>
      {shown && <div className="flex flex-col gap-3 border-t border-line p-4">{children}</div>}
    </details>
  )
}
