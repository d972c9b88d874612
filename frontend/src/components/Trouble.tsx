/** An answer that did not come: why, and another try. */
import { wordsOf } from '@/api/problem'
import { Button } from './Button'
import { Notice } from './Notice'

export function Trouble({ what, error, onRetry }: { what: string; error: unknown; onRetry?: () => void }) {
  return (
    <Notice tone="error" actions={onRetry && <Button onClick={onRetry}>Try again</Button>}>
      {what} {wordsOf(error)}
    </Notice>
  )
}
