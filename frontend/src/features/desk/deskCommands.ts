/** Everything the desk can do: by name, for the list of commands, and by key. */
import { screenName, SCREENS } from '@/features/about/screens'
import { draftCommands } from '@/features/drafts/commands'
import type { DraftAsk } from '@/features/drafts/commands'
import { openJudging } from '@/features/judging/opened'
import { choose } from '@/features/settings/settings'
import { navigate } from '@/routing/router'
import type { Command } from './Commands'
import type { Dialogs } from './DeskDialogs'
import type { PanelTab } from './SidePanel'
import type { Layout } from './useLayout'
import type { OpenText } from './useOpenText'
import type { Ways } from './ways'

interface Desk {
  project: string
  draft: string | null
  scene: string | null
  text: OpenText
  layout: Layout
  ways: Ways
  /** Whether the open scene's words are kept here. */
  keeping: boolean
  saying: { comment(): void; commands: Command[] }
  suggesting: { session: unknown; commands: Command[] }
  /** Makes a version, or sends what is suggested. */
  save(): void
  find(): void
  /** Opens a tab of the side panel, or closes the panel where it is open. */
  toggle(tab: PanelTab): void
  show(dialogs: Partial<Dialogs>): void
}

const EXTENTS = [
  ['scene', 'Show the scene alone'],
  ['chapter', 'Show the chapter in one scroll'],
  ['book', 'Show the whole book in one scroll'],
] as const

/** A command; `keys`: as a person reads them. */
const command = (label: string, run: () => void, keys = ''): Command => ({ label, keys, run })

const when = (is: boolean, ...commands: Command[]) => (is ? commands : [])

export function commandsOf(desk: Desk): Command[] {
  const { project, draft, scene, text, layout, ways, show } = desk
  const { rights, drafts, here } = text
  return [
    ...writing(desk),
    ...when(desk.keeping, command('Where your words are', () => show({ safety: true }))),
    command(rights.canWrite(here) ? 'Find and replace' : 'Find in the book', desk.find, 'Ctrl+F'),
    command('Notes', () => desk.toggle('notes')),
    ...desk.saying.commands,
    ...desk.suggesting.commands,
    command('History', () => desk.toggle('history')),
    ...SCREENS.map((screen) => command(screenName(screen, draft), () => navigate({ screen, project, draft }))),
    command('Who wrote this scene', () => scene !== null && ways.whoWrote({ kind: 'scenes', id: scene })),
    command('Who wrote this book', () => ways.whoWrote({ kind: 'book' })),
    command('Scene before', () => ways.step(-1), 'Alt+↑'),
    command('Next scene', () => ways.step(1), 'Alt+↓'),
    ...seeing(layout),
    ...draftCommands({ project, draft, drafts, canWrite: rights.writes, onAsk: (asking: DraftAsk) => show({ asking }), onOpen: ways.openText }),
    command('Download the book', () => show({ downloading: true })),
    ...rooms(project, draft, rights.owns),
  ]
}

/** Writing, and having it written. */
function writing({ text: { rights, here }, layout, suggesting, save, toggle }: Desk): Command[] {
  const ask = () => {
    openJudging(true)
    layout.setPanel('notes')
  }
  return [
    ...(suggesting.session ? [command('Send what you suggest', save, 'Ctrl+S')] : when(rights.canWrite(here), command('Make a version', save, 'Ctrl+S'))),
    ...when(rights.canDraft, command('Draft with AI', () => toggle('draft'), 'Ctrl+J'), command('Ask a model about this scene', ask)),
  ]
}

/** What of the desk is seen, and how. */
function seeing(layout: Layout): Command[] {
  const { extent, typewriter, dim } = layout
  return [
    command(layout.outline ? 'Hide the outline' : 'Show the outline', layout.toggleOutline, 'Ctrl+\\'),
    command(layout.panel === null ? 'Show the side panel' : 'Hide the side panel', layout.togglePanel, 'Ctrl+.'),
    command(layout.focus ? 'Leave focus' : 'Focus on the page', layout.toggleFocus, 'F9'),
    ...EXTENTS.filter(([each]) => each !== extent).map(([each, label]) => command(label, () => choose({ extent: each }))),
    command(typewriter ? 'Let the line move down the page' : 'Keep the line in the middle', () => choose({ typewriter: !typewriter })),
    command(dim ? 'In focus, leave every paragraph in ink' : 'In focus, dim the other paragraphs', () => choose({ dim: !dim })),
    command(layout.source ? 'Show the page' : 'Show the file’s own characters', layout.toggleSource, 'Ctrl+/'),
  ]
}

/** Other rooms of the house. */
function rooms(project: string, draft: string | null, owns: boolean): Command[] {
  return [
    command('The book’s files', () => navigate({ screen: 'files', project, draft })),
    command('Your account', () => navigate({ screen: 'account' })),
    command('People and sharing', () => navigate({ screen: 'people', project })),
    command('AI and this book', () => navigate({ screen: 'ai', project })),
    command('Your own tools', () => navigate({ screen: 'own-tools' })),
    ...when(owns, command('Who did what', () => navigate({ screen: 'activity', project }))),
    command('Your books', () => navigate({ screen: 'shelf' })),
  ]
}

/** `finding`: whether the dialog that finds is open; its key is then the browser's own. */
export function shortcutsOf(desk: Desk, finding: boolean): Record<string, () => void> {
  const { text, layout, ways, show } = desk
  return {
    'mod+s': desk.save,
    'mod+k': () => show({ commanding: true }),
    ...(finding ? {} : { 'mod+f': desk.find }),
    'mod+j': () => text.rights.canDraft && desk.toggle('draft'),
    'mod+\\': layout.toggleOutline,
    'mod+.': layout.togglePanel,
    'mod+/': layout.toggleSource,
    'mod+alt+m': desk.saying.comment,
    'alt+arrowup': () => ways.step(-1),
    'alt+arrowdown': () => ways.step(1),
    f9: layout.toggleFocus,
    ...(layout.focus ? { escape: () => layout.setFocus(false) } : layout.over ? { escape: layout.uncover } : {}),
  }
}
