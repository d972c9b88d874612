/** Says that what one writes is only suggested. */
import { Button } from '@/components/Button'

export function SuggestingBand({ onEnd }: { onEnd?: (() => void) | undefined }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line bg-accent-tint px-4 py-2">
      <span>You are suggesting. What you write here changes nothing until somebody decides about it.</span>
      {onEnd && <Button onClick={onEnd}>Write in the book again</Button>}
    </div>
  )
}
