/** What stands over the desk: the book, the place in it, how it stands with the words. */
import { Command as CommandIcon, Focus, PanelLeft, PanelRight, Sparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/Button'
import { SaveStatus } from '@/features/saving/SaveStatus'
import type { SceneSaver } from '@/features/saving/saver'
import { SettingsMenu } from '@/features/settings/SettingsMenu'
import { Link } from '@/routing/router'

interface TopBarProps {
  book: string
  place: string
  saver: SceneSaver | null
  others: readonly string[]
  outlineOpen: boolean
  panelOpen: boolean
  onOutline(): void
  onPanel(): void
  onFocus(): void
  /** Gives the keyboard back to the page. */
  onPage(): void
  onCommands(): void
  /** Shows where the words are. */
  onSafety(): void
  /** Which text is open, and the way to the others. */
  texts: ReactNode
  onDraft?: () => void
}

export function TopBar(props: TopBarProps) {
  return (
    <header className="flex items-center gap-2 border-b border-line bg-desk px-2 min-[760px]:gap-4 min-[760px]:px-4">
      <Button kind="plain" className="-ml-1 px-2" aria-label="Outline" aria-expanded={props.outlineOpen} title="Outline (Ctrl+\)" onClick={props.onOutline}>
        <PanelLeft size={16} aria-hidden />
      </Button>
      <div className="flex min-w-24 flex-1 items-center gap-2 min-[760px]:gap-4">
        <Link to={{ screen: 'shelf' }} title="Your books" className="min-w-0 shrink truncate font-semibold hover:underline">
          {props.book}
        </Link>
        {props.texts}
        <span className="min-w-0 flex-1 truncate text-muted max-[760px]:hidden">{props.place}</span>
      </div>
      <SaveStatus saver={props.saver} others={props.others} onOpen={props.onSafety} />
      <SettingsMenu onChosen={props.onPage} />
      <Button kind="plain" className="px-2 max-[760px]:hidden" aria-label="Commands" title="Commands (Ctrl+K)" onClick={props.onCommands}>
        <CommandIcon size={16} aria-hidden />
      </Button>
      <Button className="max-[760px]:hidden" title="Only the page (F9)" onClick={props.onFocus}>
        <Focus size={16} aria-hidden /> Focus
      </Button>
      {props.onDraft && (
        <Button title="Draft with AI (Ctrl+J)" onClick={props.onDraft}>
          <Sparkles size={16} aria-hidden />
          <span className="max-[480px]:sr-only">Draft with AI…</span>
        </Button>
      )}
      <Button kind="plain" className="-mr-1 px-2" aria-label="Side panel" aria-expanded={props.panelOpen} title="Side panel (Ctrl+.)" onClick={props.onPanel}>
        <PanelRight size={16} aria-hidden />
      </Button>
    </header>
  )
}
