/** Instead of a page: its scene could not be read. */
import { isUnplugged } from '@/api/problem'
import { Notice } from '@/components/Notice'
import { Trouble } from '@/components/Trouble'

/** Without a network it says what can be written in meanwhile, and has no button: the scene opens as soon as there is one. */
export function NotRead({ error, onRetry }: { error: unknown; onRetry(): void }) {
  if (!isUnplugged(error)) return <Trouble what="This scene did not open." error={error} onRetry={onRetry} />
  return (
    <Notice>
      You are offline, and this scene has not been opened in this tab yet. It opens by itself when you’re back online. The scenes that you have opened here can be read and written in meanwhile: choose one in the outline.
    </Notice>
  )
}
