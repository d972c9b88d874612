/** What a careful reader would point out in this scene, and what can be done about it. */
'use client'

import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { Finding, SceneView } from '@/api/generated/models'
import { isOffline } from '@/api/problem'
import { MAIN, useNotes, useOutline } from '@/api/queries'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { say } from '@/components/toast'
import { Trouble } from '@/components/Trouble'
import { scenesOf } from '@/features/outline/order'
import type { BookPageHandle } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'
import { headOf } from '@/features/saving/words'
import { useKept, useSaveState } from '@/features/saving/useSaver'
import { Link } from '@/routing/router'
import { askForImported, useImportedAsked } from './asking'
import { Intended } from './Intended'
import { NoteCard } from './NoteCard'
import { carryNotes, MOST, placeNotes, wanted } from './placing'
import type { PlacedNote } from './placing'

interface NotesPanelProps {
  project: string
  branch: string
  scene: SceneView
  saver: SceneSaver
  handle: RefObject<BookPageHandle | null>
  canWrite: boolean
  /** Whether the words on the page may be changed just now. */
  mayEdit: boolean
  /** The note that was chosen on the page. */
  chosen: string | null
}

export function NotesPanel(props: NotesPanelProps) {
  const { project, branch, scene } = props
  const notes = useNotes(project, branch, scene.id)
  const [every, setEvery] = useState(false)
  useSaveState(props.saver)
  // the places are those of the words as they are now
  useKept(props.saver, true)
  if (notes.isPending) return <Skeleton lines={4} label="Reading the scene" />
  const retry = () => void notes.refetch()
  if (notes.error && !notes.data) return <Trouble what="The notes could not be read." error={notes.error} onRetry={retry} />
  return (
    <div className="flex flex-col gap-3">
      <p>
        <Link to={{ screen: 'report', project, draft: branch === MAIN ? null : branch }} className="link">
          {branch === MAIN ? 'How the book stands' : 'How the draft stands'}
        </Link>
      </p>
      {notes.error && (
        <Notice tone="warn" actions={<Button onClick={retry}>Try again</Button>}>
          {isOffline(notes.error) ? 'The server cannot be reached just now.' : 'The newest notes could not be read.'} These are the last ones.
        </Notice>
      )}
      <Listed key={notes.data.commit} {...props} all={notes.data.findings} every={every} onEvery={setEvery} />
    </div>
  )
}

interface ListedProps extends NotesPanelProps {
  all: readonly Finding[]
  /** Whether more than a handful are told at once. */
  every: boolean
  onEvery(every: boolean): void
}

function Listed({ project, branch, saver, handle, canWrite, mayEdit, chosen, all, every, onEvery }: ListedProps) {
  const outline = useOutline(project, branch)
  const imported = useImportedAsked(project)
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set())
  const [accepting, setAccepting] = useState<Finding | null>(null)
  useEffect(() => {
    if (chosen === null) return
    document.querySelector(`[data-note-card="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const scenes = outline.data ? scenesOf(outline.data) : []
  const told = wanted(all, imported).filter((each) => !mended.has(each.id))
  const brought = all.filter((each) => each.imported).length
  const shown = every ? told : told.slice(0, MOST)
  const late = told.findIndex((each) => each.id === chosen)
  if (!every && late >= MOST) shown.splice(MOST - 1, 1, told[late]!)
  const before = saver.base.text.slice(headOf(saver.base).length)
  const placed = carryNotes(placeNotes(all, saver.base.text, headOf(saver.base).length), before, saver.words)

  function mend(note: PlacedNote) {
    const text = handle.current?.text()
    const { fix, quote } = note.finding
    // the page may be a keystroke ahead of what was drawn
    if (text === undefined || typeof fix !== 'string' || text.slice(note.from, note.to) !== quote) return
    handle.current?.replaceText(text.slice(0, note.from) + fix + text.slice(note.to))
    handle.current?.select(note.from, note.from + fix.length)
    setMended(new Set([...mended, note.id]))
    say({ text: 'Changed. Ctrl+Z takes it back.' })
  }
  return (
    <>
      <p className="numbers" aria-live="polite">
        {told.length === 0 ? 'No notes on this scene.' : `${counted(told.length, 'note')} on this scene.`}
      </p>
      {saver.dirty && told.length > 0 && <p className="text-sec text-muted">You have written since these were made. They are made anew with the next version: Ctrl+S makes one.</p>}
      <ul className="flex flex-col gap-3" aria-label="Notes">
        {shown.map((finding) => {
          const note = placed.find((each) => each.id === finding.id)
          const sure = note !== undefined && mayEdit && typeof finding.fix === 'string'
          return (
            <NoteCard
              key={finding.id}
              project={project}
              draft={branch === MAIN ? null : branch}
              finding={finding}
              chosen={finding.id === chosen}
              titleOf={(path) => scenes.find((each) => each.scene.path === path)?.scene ?? null}
              onGo={note && (() => handle.current?.select(note.from, note.to))}
              onFix={sure ? () => mend(note) : undefined}
              onIntended={canWrite ? () => setAccepting(finding) : undefined}
            />
          )
        })}
      </ul>
      {told.length > MOST && (
        <div className="flex flex-wrap items-center gap-2 text-sec text-muted">
          <p>{every ? 'Five at a time are underlined.' : `Five of ${told.length}.`}</p>
          <Button onClick={() => onEvery(!every)}>{every ? 'Show five' : `Show all ${told.length}`}</Button>
        </div>
      )}
      {brought > 0 && (
        <Notice actions={<Button onClick={() => askForImported(project, !imported)}>{imported ? 'Leave them out' : 'Show them'}</Button>}>
          {imported ? `Notes on words that stand as they were brought in are shown, too.` : `${counted(brought, 'note is', 'notes are')} on words that stand as they were brought in.`}
        </Notice>
      )}
      {accepting && <Intended project={project} branch={branch} finding={accepting} onClose={() => setAccepting(null)} />}
    </>
  )
}
