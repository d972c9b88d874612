/** Which text is open, the book or one of its drafts, and the way to the others. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import { BookOpen, Check, ChevronDown, Download, EyeOff, PencilRuler } from 'lucide-react'
import type { Branch } from '@/api/generated/models'
import { MAIN, useBranches } from '@/api/queries'
import { wordsOf } from '@/api/problem'
import { counted } from '@/components/format'
import { giveBack } from '@/components/keyboard'
import { isPrivate, spokenName } from './names'

interface DraftMenuProps {
  project: string
  branch: string
  canWrite: boolean
  onOpen(branch: string): void
  onBegin(): void
  onDownload(): void
}

const ITEM = 'flex cursor-pointer items-start gap-2 rounded-control px-2 py-1.5 outline-none data-[highlighted]:bg-accent-tint'

export function DraftMenu({ project, branch, canWrite, onOpen, onBegin, onDownload }: DraftMenuProps) {
  const found = useBranches(project)
  const drafts = (found.data?.branches ?? []).filter((each) => each.name !== MAIN)
  const inBook = branch === MAIN
  const Sign = inBook ? BookOpen : isPrivate(branch) ? EyeOff : PencilRuler
  const open = inBook ? 'The book' : `Draft: ${spokenName(branch)}`
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`${open}. Change between the book and its drafts`}
        className={`button min-w-0 max-w-[240px] shrink px-2 max-[760px]:max-w-[150px] ${inBook ? 'button-plain text-muted max-[760px]:shrink-0' : 'border-dashed border-warn bg-warn-tint text-warn'}`}
      >
        <Sign size={16} aria-hidden className="shrink-0" />
        <span className={`truncate ${inBook ? 'max-[760px]:sr-only' : ''}`}>{open}</span>
        <ChevronDown size={16} aria-hidden className="shrink-0" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content onCloseAutoFocus={giveBack} align="start" className="z-40 max-h-[70vh] w-72 max-w-[92vw] overflow-y-auto rounded-card border border-line bg-page p-1 text-ink" style={{ boxShadow: 'var(--lift)' }}>
          <Menu.RadioGroup value={branch} onValueChange={onOpen} aria-label="What to open">
            <Entry value={MAIN} title="The book" note="What everyone reads" />
            {drafts.map((draft) => (
              <Entry key={draft.name} value={draft.name} title={`Draft: ${spokenName(draft.name)}`} note={standing(draft)} alone={isPrivate(draft.name)} />
            ))}
          </Menu.RadioGroup>
          {found.error && <p className="px-2 py-1.5 text-sec text-danger">The drafts could not be read. {wordsOf(found.error)}</p>}
          <Menu.Separator className="my-1 h-px bg-line" />
          <Menu.Item className={ITEM} onSelect={onDownload}>
            <Download size={16} aria-hidden className="mt-0.5 shrink-0" /> Download…
          </Menu.Item>
          {canWrite && (
            <>
              <Menu.Item className={ITEM} onSelect={onBegin}>
                <PencilRuler size={16} aria-hidden className="mt-0.5 shrink-0" /> Try something in a draft of the book…
              </Menu.Item>
            </>
          )}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Entry({ value, title, note, alone = false }: { value: string; title: string; note: string; alone?: boolean }) {
  return (
    <Menu.RadioItem value={value} className={ITEM}>
      <span className="mt-0.5 w-4 shrink-0">
        <Menu.ItemIndicator>
          <Check size={16} aria-hidden />
        </Menu.ItemIndicator>
      </span>
      <span className="min-w-0">
        <span className="block [overflow-wrap:anywhere]">{title}</span>
        <span className="block text-count text-muted">{note}</span>
        {alone && (
          <span className="flex items-center gap-1 text-count text-muted">
            <EyeOff size={12} aria-hidden /> Only you see it
          </span>
        )}
      </span>
    </Menu.RadioItem>
  )
}

function standing(draft: Branch): string {
  if (draft.ahead === 0) return 'Nothing in it that the book lacks'
  return `${counted(draft.ahead, 'version')} not in the book, the last by ${draft.author}`
}
