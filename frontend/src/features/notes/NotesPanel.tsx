/** What a careful reader would point out in this scene. */
'use client'

import type { RefObject } from 'react'
import type { SceneView } from '@/api/generated/models'
import { useNotes } from '@/api/queries'
import { Button } from '@/components/Button'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import type { BookPageHandle } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'
import { headOf } from '@/features/saving/saver'
import { useSaveState } from '@/features/saving/useSaver'
import { MOST, placeNotes } from './useShownNotes'
import { NoteText } from './NoteText'

interface NotesPanelProps {
  project: string
  scene: SceneView
  saver: SceneSaver
  handle: RefObject<BookPageHandle | null>
}

export function NotesPanel({ project, scene, saver, handle }: NotesPanelProps) {
  const notes = useNotes(project, scene.id)
  useSaveState(saver)
  if (notes.isPending) return <Skeleton lines={4} label="Reading the scene" />
  if (notes.error) return <Trouble what="The notes could not be read." error={notes.error} onRetry={() => void notes.refetch()} />
  const all = notes.data.findings
  if (all.length === 0) return <p className="text-muted">No notes on this scene.</p>
  const placed = saver.dirty ? [] : placeNotes(all, saver.base.text, headOf(saver.base).length)
  return (
    <div className="flex flex-col gap-3">
      {saver.dirty && <p className="text-sec text-muted">You have written since these were made. They are looked at again with the next version.</p>}
      <ul className="flex flex-col gap-3">
        {all.slice(0, MOST).map((finding) => {
          const note = placed.find((each) => each.id === finding.id)
          return (
            <li key={finding.id} className="card flex flex-col gap-2 p-3">
              <NoteText finding={finding} />
              {finding.suggestion && <p className="text-sec text-muted">{finding.suggestion}</p>}
              {note && (
                <div>
                  <Button onClick={() => handle.current?.select(note.from, note.to)}>Go there</Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {all.length > MOST && <p className="text-sec text-muted">The first five of {all.length}. The others follow as these are settled.</p>}
    </div>
  )
}
