/** Asks before a draft is taken away, and says what goes with it. */
'use client'

import { wordsOf } from '@/api/problem'
import { useBranches } from '@/api/queries'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'
import { spokenName } from './names'
import { useDrafts } from './useDrafts'

interface RemoveDraftProps {
  project: string
  draft: string
  onRemoved(): void
  onClose(): void
}

export function RemoveDraft({ project, draft, onRemoved, onClose }: RemoveDraftProps) {
  const { remove } = useDrafts(project)
  const branches = useBranches(project)
  const title = spokenName(draft)
  const alone = branches.data?.branches.find((each) => each.name === draft)?.ahead
  async function take() {
    // awaited, not called back: the desk under this dialog may be gone as soon as the draft is
    const gone = await remove.mutateAsync(draft).then(() => true, () => false)
    if (!gone) return
    onClose()
    onRemoved()
    say({ text: `The draft “${title}” is gone. The book is as it was.` })
  }
  return (
    <Dialog open title={`Take the draft “${title}” away?`} description={lost(alone)} onClose={onClose}>
      {remove.error && <Notice tone="error">{wordsOf(remove.error)}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button kind="danger" disabled={remove.isPending} onClick={() => void take()}>
          {remove.isPending ? 'Taking away…' : 'Take it away'}
        </Button>
      </div>
    </Dialog>
  )
}

function lost(alone: number | undefined): string {
  if (alone === undefined) return 'What is only in this draft and not in the book goes with it, and cannot be brought back. The book stays as it is.'
  if (alone === 0) return 'Everything that was saved in it is in the book as well. The book stays as it is.'
  const versions = alone === 1 ? '1 version that is not in the book. It goes' : `${counted(alone, 'version')} that are not in the book. They go`
  return `It holds ${versions} with it and cannot be brought back, nor can words in it that are not saved yet. The book stays as it is.`
}
