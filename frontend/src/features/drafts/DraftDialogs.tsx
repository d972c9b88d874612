/** The dialogs about drafts of the book, over the desk. */
'use client'

import { MAIN } from '@/api/queries'
import { draftSafe } from '@/features/saving/registry'
import { AddDraft } from './AddDraft'
import { BeginDraft } from './BeginDraft'
import type { DraftAsk } from './commands'
import { NameDraft } from './NameDraft'
import { RemoveDraft } from './RemoveDraft'

interface DraftDialogsProps {
  asking: DraftAsk | null
  project: string
  draft: string | null
  drafts: readonly string[]
  /** Makes a version of the open scene's words; false: they are not safe. */
  wordsSafe(): Promise<boolean>
  /** A draft was begun: what comes along into it besides the book. */
  onBegun(draft: string): Promise<void>
  onOpen(branch: string): void
  onClose(): void
}

export function DraftDialogs({ asking, project, draft, drafts, wordsSafe, onBegun, onOpen, onClose }: DraftDialogsProps) {
  if (asking === 'begin') return <BeginDraft project={project} taken={[MAIN, ...drafts]} beforeBegin={wordsSafe} onBegun={(name) => void onBegun(name).then(() => onOpen(name))} onClose={onClose} />
  if (asking === null || draft === null) return null
  if (asking === 'add') return <AddDraft project={project} draft={draft} onAdded={() => onOpen(MAIN)} onClose={onClose} />
  if (asking !== 'remove') {
    const beforeName = async () => (await wordsSafe()) && (await draftSafe(project, draft))
    return <NameDraft project={project} draft={draft} share={asking === 'share'} taken={[MAIN, ...drafts]} beforeName={beforeName} onNamed={onOpen} onClose={onClose} />
  }
  return <RemoveDraft project={project} draft={draft} onRemoved={() => onOpen(MAIN)} onClose={onClose} />
}
