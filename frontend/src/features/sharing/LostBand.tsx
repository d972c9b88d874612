/** Says to who has a book open that it is no longer theirs to read, and that their words are not lost with it. */
import { Button } from '@/components/Button'
import { navigate } from '@/routing/router'

export function LostBand() {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 border-b border-line bg-removed-tint px-4 py-2">
      <span>This book is closed to you: it was deleted, or you have no role in it any more. You see what was read before. Words of yours that were not saved stay in this browser: open this address again to take them away.</span>
      <Button onClick={() => navigate({ screen: 'shelf' })}>Your books</Button>
    </div>
  )
}
