/** Says to who has a book open that it is no longer theirs to read, and that their words are not lost with it. */
import { Button } from '@/components/Button'
import { download } from '@/features/saving/download'
import type { SceneSaver } from '@/features/saving/saver'
import { useSaveState } from '@/features/saving/useSaver'
import { navigate } from '@/routing/router'

export function LostBand({ saver }: { saver: SceneSaver | null }) {
  const { phase } = useSaveState(saver)
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 border-b border-line bg-removed-tint px-4 py-2">
      <span>This book is closed to you: it was deleted, or you have no role in it any more. You see what was read before. Words of yours that were not saved stay in this browser: open this address again to take them away.</span>
      {saver && phase !== 'saved' && <Button onClick={() => download(saver.base.title, saver.words)}>Download text</Button>}
      <Button onClick={() => navigate({ screen: 'shelf' })}>Your books</Button>
    </div>
  )
}
