/** Says to who writes in this book why they do not write here, and what they can do. */
import type { Limits } from '@/api/generated/models'
import { Button } from '@/components/Button'

interface ClosedBandProps {
  limits: Limits
  /** Whether what they write here becomes a suggestion. */
  suggesting: boolean
  onBegin(): void
}

export function ClosedBand({ limits, suggesting, onBegin }: ClosedBandProps) {
  const why = limits.writes === 'drafts' ? 'Its editors write in the book itself.' : 'This is not one of your chapters.'
  const instead = suggesting ? 'What you write here is suggested, and changes nothing until somebody decides about it. Or write it in a draft of the book.' : 'You can write it in a draft of the book.'
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line bg-accent-tint px-4 py-2">
      <span>
        {why} {instead}
      </span>
      <Button onClick={onBegin}>Begin a draft</Button>
    </div>
  )
}
