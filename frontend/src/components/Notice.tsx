/** Something a person should know, in the place it is about, with what can be done. */
import type { ReactNode } from 'react'

type Tone = 'plain' | 'warn' | 'error'

const LOOK: Record<Tone, string> = {
  plain: 'border-line bg-page text-ink',
  warn: 'border-warn bg-warn-tint text-warn',
  error: 'border-danger bg-page text-danger',
}

export function Notice({ tone = 'plain', children, actions }: { tone?: Tone; children: ReactNode; actions?: ReactNode }) {
  return (
    <div role={tone === 'error' ? 'alert' : undefined} className={`rounded-card border px-3 py-2 ${LOOK[tone]}`}>
      <div>{children}</div>
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
