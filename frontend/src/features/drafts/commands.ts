/** What can be done with drafts of the book, for the list of commands. */
import type { Command } from '@/features/desk/Commands'
import { MAIN } from '@/api/queries'
import { navigate } from '@/routing/router'
import { isPrivate, spokenName } from './names'

/** What one is asked about a draft. */
export type DraftAsk = 'begin' | 'add' | 'share' | 'rename' | 'remove'

interface Given {
  project: string
  draft: string | null
  drafts: readonly string[]
  canWrite: boolean
  onAsk(what: DraftAsk): void
  onOpen(branch: string): void
}

export function draftCommands({ project, draft, drafts, canWrite, onAsk, onOpen }: Given): Command[] {
  const command = (label: string, run: () => void): Command => ({ label, keys: '', run })
  return [
    ...(canWrite ? [command('Try something in a draft of the book', () => onAsk('begin'))] : []),
    ...(draft === null ? [] : [command('Open the book', () => onOpen(MAIN)), command('Compare this draft with the book', () => navigate({ screen: 'compare', project, draft }))]),
    ...(draft !== null && canWrite && isPrivate(draft) ? [command('Share this draft', () => onAsk('share'))] : []),
    ...(draft !== null && canWrite ? [command('Add this draft to the book', () => onAsk('add')), command('Rename this draft', () => onAsk('rename')), command('Take this draft away', () => onAsk('remove'))] : []),
    ...drafts.filter((name) => name !== draft).map((name) => command(`Open the draft “${spokenName(name)}”`, () => onOpen(name))),
  ]
}
