/** Adds a draft to the book; where both changed the same sentence, one chooses first. */
'use client'

import { useState } from 'react'
import type { Saved } from '@/api/generated/models'
import { metLock, wordsOf } from '@/api/problem'
import { MAIN } from '@/api/queries'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'
import { saidOf } from '@/features/locks/said'
import { requireSafe } from '@/features/saving/registry'
import { BringChoice } from './BringChoice'
import { spokenName } from './names'
import { NothingToAdd } from './NothingToAdd'
import { useAdded } from './useAdded'
import { useBringing } from './useBringing'
import { useDrafts } from './useDrafts'

interface AddDraftProps {
  project: string
  draft: string
  onAdded(): void
  onClose(): void
}

export function AddDraft({ project, draft, onAdded, onClose }: AddDraftProps) {
  const { remove } = useDrafts(project)
  const sayAdded = useAdded(project, draft)
  const [keeping, setKeeping] = useState(false)
  const [nothing, setNothing] = useState(false)
  const title = spokenName(draft)
  const { bringing, clash, keep } = useBringing({ project, name: draft, into: MAIN, before: () => requireSafe(project, draft), onBrought: arrived })

  async function arrived({ commit, unchanged }: Saved) {
    // nothing came in: the draft is the only place that has its words now, and stays
    if (unchanged) return setNothing(true)
    if (!keeping) await remove.mutateAsync(draft).catch((error: unknown) => say({ text: `The draft is in the book, but could not be taken away. ${wordsOf(error)}` }))
    onClose()
    onAdded()
    sayAdded(commit)
  }
  if (clash !== null) {
    return <BringChoice key={clash.stand.onto} project={project} clash={clash} keepLabel="Add to the book" onKeep={(chosen) => keep(clash, chosen)} onClose={onClose} />
  }
  if (nothing) return <NothingToAdd draft={title} onClose={onClose} />
  return (
    <Dialog
      open
      title={`Add “${title}” to the book?`}
      description="Everything the draft changed comes into the book as one version. What was written in the book meanwhile is kept."
      onClose={onClose}
    >
      <label className="flex items-center gap-2">
        <input type="checkbox" checked={keeping} onChange={(event) => setKeeping(event.target.checked)} />
        Keep the draft as well, to go on writing in it
      </label>
      {bringing.error && <Notice tone="error">{metLock(bringing.error) ? `Not added yet. ${saidOf(bringing.error)}` : wordsOf(bringing.error)}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Not yet</Button>
        <Button kind="primary" disabled={bringing.isPending} onClick={() => bringing.mutate()}>
          {bringing.isPending ? 'Adding…' : 'Add this draft to the book'}
        </Button>
      </div>
    </Dialog>
  )
}
