/** Says to who writes in this book why they do not write here, and where they can. */
import type { Limits } from '@/api/generated/models'
import { Button } from '@/components/Button'

export function ClosedBand({ limits, onBegin }: { limits: Limits; onBegin(): void }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line bg-accent-tint px-4 py-2">
      <span>{limits.writes === 'drafts' ? 'Its editors write in the book itself. You write in drafts of it.' : 'This is not one of your chapters. You can write it in a draft of the book.'}</span>
      <Button onClick={onBegin}>Begin a draft</Button>
    </div>
  )
}
