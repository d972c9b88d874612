/** The side panel: notes, drafts, comments and history of the open scene. */
'use client'

import * as Tabs from '@radix-ui/react-tabs'
import { X } from 'lucide-react'
import type { RefObject } from 'react'
import type { SceneView } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Skeleton } from '@/components/Skeleton'
import { CommentsPanel } from '@/features/comments/CommentsPanel'
import type { useSaying } from '@/features/comments/useSaying'
import { DraftPanel } from '@/features/draft/DraftPanel'
import { MAIN } from '@/api/queries'
import { BookHistory } from '@/features/history/BookHistory'
import { HistoryPanel } from '@/features/history/HistoryPanel'
import { AskModel } from '@/features/judging/AskModel'
import { NotesPanel } from '@/features/notes/NotesPanel'
import type { BookPageHandle } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'

export type PanelTab = 'notes' | 'draft' | 'comments' | 'history'

interface SidePanelProps {
  tab: PanelTab
  onTab(tab: PanelTab): void
  onClose(): void
  project: string
  branch: string
  scene: SceneView | null
  /** Whether the open address is of a scene that is not there. */
  missing: boolean
  saver: SceneSaver | null
  me: string
  handle: RefObject<BookPageHandle | null>
  canWrite: boolean
  /** Whether the words on the page may be changed just now. */
  mayEdit: boolean
  saying: ReturnType<typeof useSaying>
  /** The signed-in person's account. */
  account: string
  /** Whether one may take away what others said. */
  mayModerate: boolean
  /** The note that was chosen on the page. */
  note: string | null
  canDraft: boolean
  /** Whether any model may read this book. */
  drafting: boolean
}

const NAMES: [PanelTab, string][] = [
  ['notes', 'Notes'],
  ['draft', 'Draft'],
  ['comments', 'Comments'],
  ['history', 'History'],
]

export function SidePanel(props: SidePanelProps) {
  const { tab, onTab, onClose, scene, missing, saver, ...rest } = props
  return (
    <aside className="desk-side" aria-label="Notes, draft, comments and history">
      <Tabs.Root value={tab} onValueChange={(next) => onTab(next as PanelTab)} className="flex min-h-full flex-col">
        <div className="sticky top-0 z-10 flex items-center justify-between border-b border-line bg-desk pr-2 pl-4">
          <Tabs.List aria-label="Side panel" className="flex gap-3">
            {NAMES.map(([value, name]) => (
              <Tabs.Trigger
                key={value}
                value={value}
                className="border-b-2 border-transparent outline-offset-[-2px] py-2.5 font-medium text-muted data-[state=active]:border-accent data-[state=active]:text-ink"
              >
                {value === 'draft' && !rest.drafting ? 'Suggestions' : name}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Button kind="plain" className="px-2" aria-label="Close the side panel" onClick={onClose}>
            <X size={16} aria-hidden />
          </Button>
        </div>
        {NAMES.map(([value]) => (
          <Tabs.Content key={value} value={value} className="flex-1 p-4">
            {missing ? <OfNoScene tab={value} {...rest} /> : scene === null || saver === null ? <Skeleton /> : <Content key={`${rest.branch} ${scene.id}`} tab={value} scene={scene} saver={saver} {...rest} />}
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </aside>
  )
}

type ContentProps = Omit<SidePanelProps, 'onTab' | 'onClose' | 'scene' | 'saver' | 'missing'> & { scene: SceneView; saver: SceneSaver }

function Content({ tab, project, branch, scene, saver, me, handle, canWrite, mayEdit, saying, account, mayModerate, note, canDraft, drafting }: ContentProps) {
  if (tab === 'comments') return <CommentsPanel {...{ project, branch, scene, saver, handle, saying, account, mayModerate }} />
  if (tab === 'notes') {
    return (
      <div className="flex flex-col gap-4">
        <NotesPanel project={project} branch={branch} scene={scene} saver={saver} handle={handle} canWrite={canWrite} mayEdit={mayEdit} chosen={note} />
        {canDraft && <AskModel project={project} scene={scene} saver={saver} />}
      </div>
    )
  }
  if (branch !== MAIN && tab === 'draft') return <InTheBook />
  if (tab === 'draft') return <DraftPanel project={project} scene={scene} saver={saver} canDraft={canDraft} drafting={drafting} />
  return <HistoryPanel project={project} branch={branch} scene={scene} saver={saver} me={me} canWrite={canWrite} />
}

/** With no scene open there is still the book, and the way back to what was taken out of it. */
function OfNoScene({ tab, project, branch, me, canWrite }: Omit<ContentProps, 'scene' | 'saver'>) {
  if (tab !== 'history') return <p className="text-muted">Choose a scene in the outline.</p>
  return <BookHistory project={project} branch={branch} me={me} canWrite={canWrite} safe={() => Promise.resolve(true)} />
}

function InTheBook() {
  return <p className="text-muted">Suggestions are drafted for the book. Open the book, or add this draft to it, to see them.</p>
}
