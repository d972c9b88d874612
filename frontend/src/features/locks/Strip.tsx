/** One line above the page about who keeps what, with what can be done. */
import type { ReactNode } from 'react'

export function Strip({ warn, children, actions }: { warn: boolean; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className={`flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-2 ${warn ? 'border-warn bg-warn-tint text-warn' : 'border-line'}`}>
      <span className="min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]">{children}</span>
      {actions && <span className="flex flex-wrap gap-2">{actions}</span>}
    </div>
  )
}
