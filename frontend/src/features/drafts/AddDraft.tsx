/** Adds a draft to the book; where both changed the same sentence, one chooses first. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, metLock, wordsOf } from '@/api/problem'
import type { Edit } from '@/api/generated/models'
import type { ConflictedText } from '@/api/problem'
import { MAIN } from '@/api/queries'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'
import { saidOf } from '@/features/locks/said'
import { draftSafe } from '@/features/saving/useSaver'
import { BringChoice } from './BringChoice'
import { clashed, withChosen } from './conflicted'
import { spokenName } from './names'
import { addChosen, standOf, useAdded, useDrafts } from './useDrafts'
import type { Stand } from './useDrafts'

interface AddDraftProps {
  project: string
  draft: string
  onAdded(): void
  onClose(): void
}

interface Choice {
  texts: readonly ConflictedText[]
  stand: Stand
}

export function AddDraft({ project, draft, onAdded, onClose }: AddDraftProps) {
  const { bring, remove, written } = useDrafts(project)
  const sayAdded = useAdded(project)
  const [keeping, setKeeping] = useState(false)
  const [choice, setChoice] = useState<Choice | null>(null)
  const title = spokenName(draft)

  async function arrived(commit: string) {
    if (!keeping) await remove.mutateAsync(draft).catch((error: unknown) => say({ text: `The draft is in the book, but could not be taken away. ${wordsOf(error)}` }))
    onClose()
    onAdded()
    sayAdded(title, commit)
  }
  const adding = useMutation({
    mutationFn: async () => {
      if (!(await draftSafe(project, draft))) throw new ApiProblem('client.unsaved', 0, 'Some words of this draft are only in this browser', 'Open its scenes and save them first: they would be left behind')
      return brought([])
    },
    onSuccess: (saved) => saved && arrived(saved.commit),
  })

  /** Adds the draft, or asks where both changed the same; what was chosen already stands as the draft’s side then. */
  async function brought(chosen: readonly Edit[]) {
    // how both stood before: a choice is made on top of that, so that nothing written meanwhile is lost
    const stand = await standOf(project, draft)
    try {
      return await bring.mutateAsync({ name: draft, into: MAIN })
    } catch (error) {
      if (!clashed(error)) throw error
      setChoice({ texts: withChosen(error.conflicts, chosen), stand })
      return null
    }
  }

  async function keep({ stand }: Choice, chosen: Edit[]) {
    try {
      const saved = await addChosen(project, stand, chosen)
      await written(saved.seq)
      await arrived(saved.commit)
    } catch (error) {
      if (!clashed(error)) throw error
      // the book moved on in the same place
      const saved = await brought(chosen)
      if (saved !== null) return arrived(saved.commit)
      say({ text: 'The book was changed there meanwhile. Your choice stands on the draft’s side: please choose once more.' })
      throw error
    }
  }
  if (choice !== null) {
    return (
      <BringChoice
        key={choice.stand.book}
        project={project}
        title="The draft and the book changed the same sentence"
        description="Nothing is lost, and nothing is in the book until you choose."
        texts={choice.texts}
        mine="The draft’s"
        theirs="The book’s"
        keepLabel="Add to the book"
        onKeep={(chosen) => keep(choice, chosen)}
        onClose={onClose}
      />
    )
  }
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
      {adding.error && <Notice tone="error">{metLock(adding.error) ? `Not added yet. ${saidOf(adding.error)}` : wordsOf(adding.error)}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Not yet</Button>
        <Button kind="primary" disabled={adding.isPending} onClick={() => adding.mutate()}>
          {adding.isPending ? 'Adding…' : 'Add this draft to the book'}
        </Button>
      </div>
    </Dialog>
  )
}
