/** What is said above the page of what is open, and of why one does not write there: one band at a time. */
import { DraftBand } from '@/features/drafts/DraftBand'
import type { DraftAsk } from '@/features/drafts/commands'
import type { SceneSaver } from '@/features/saving/saver'
import { ClosedBand } from '@/features/sharing/ClosedBand'
import { LostBand } from '@/features/sharing/LostBand'
import { SuggestingBand } from '@/features/suggestion/SuggestingBand'
import type { useSuggesting } from '@/features/suggestion/useSuggesting'
import type { OpenText } from './useOpenText'

interface DeskBandProps {
  project: string
  draft: string | null
  text: OpenText
  saver: SceneSaver | null
  suggesting: ReturnType<typeof useSuggesting>
  /** Whether only the page is seen. */
  focus: boolean
  onAsk(what: DraftAsk): void
}

export function DeskBand({ project, draft, text, saver, suggesting, focus, onAsk }: DeskBandProps) {
  const { lost, gone, behind, here, rights } = text
  const { limits, writes } = rights
  if (lost) return <LostBand saver={suggesting.session?.saver ?? saver} />
  if (focus) return null
  const closed = writes && limits !== undefined && !rights.mine(here)
  if (suggesting.session && !closed) return <SuggestingBand onEnd={suggesting.end} />
  if (draft !== null) {
    return <DraftBand project={project} draft={draft} canWrite={rights.canWrite(here)} gone={gone} behind={behind} onAdd={() => onAsk('add')} onShare={() => onAsk('share')} onRemove={() => onAsk('remove')} />
  }
  return closed ? <ClosedBand limits={limits} suggesting={suggesting.session !== null} onBegin={() => onAsk('begin')} /> : null
}
