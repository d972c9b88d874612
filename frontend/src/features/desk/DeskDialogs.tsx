/** The dialogs over the desk. */
'use client'

import { useState } from 'react'
import type { RefObject } from 'react'
import { Download } from '@/features/download/Download'
import type { DraftAsk } from '@/features/drafts/commands'
import { DraftDialogs } from '@/features/drafts/DraftDialogs'
import { FindReplace } from '@/features/finding/FindReplace'
import { titleIn } from '@/features/outline/order'
import type { BookPageHandle } from '@/features/page'
import { Safety } from '@/features/saving/Safety'
import type { SceneSaver } from '@/features/saving/saver'
import { Commands } from './Commands'
import type { Command } from './Commands'
import type { OpenText } from './useOpenText'
import type { Ways } from './ways'

/** Which dialogs are open. */
export interface Dialogs {
  commanding: boolean
  safety: boolean
  downloading: boolean
  /** What is looked for at first; null: nothing is looked for. */
  finding: string | null
  /** What one is asked about a draft. */
  asking: DraftAsk | null
}

const NONE: Dialogs = { commanding: false, safety: false, downloading: false, finding: null, asking: null }

/** The open dialogs, and opening or closing some of them. */
export function useDialogs(): [Dialogs, (change: Partial<Dialogs>) => void] {
  const [dialogs, set] = useState(NONE)
  return [dialogs, (change) => set((before) => ({ ...before, ...change }))]
}

interface DeskDialogsProps {
  dialogs: Dialogs
  show(change: Partial<Dialogs>): void
  project: string
  draft: string | null
  branch: string
  text: OpenText
  ways: Ways
  commands: readonly Command[]
  /** The keeper of what is on the page. */
  keeper: SceneSaver | null
  account: string
  handle: RefObject<BookPageHandle | null>
  /** Makes a version of the open scene's words; false: they are not safe. */
  wordsSafe(): Promise<boolean>
  /** A draft was begun: what comes along into it besides the book. */
  onBegun(draft: string): Promise<void>
}

export function DeskDialogs({ dialogs, show, project, draft, branch, text, ways, commands, keeper, account, handle, wordsSafe, onBegun }: DeskDialogsProps) {
  return (
    <>
      {dialogs.downloading && <Download project={project} branch={branch} wordsSafe={wordsSafe} onClose={() => show({ downloading: false })} />}
      {dialogs.finding !== null && (
        <FindReplace project={project} branch={branch} canWrite={text.rights.canWrite(text.here)} marked={dialogs.finding} wordsSafe={wordsSafe} onGo={ways.write} onClose={() => show({ finding: null })} />
      )}
      {dialogs.commanding && <Commands project={project} branch={branch} commands={commands} scenes={text.scenes} onGo={ways.write} onClose={() => show({ commanding: false })} />}
      {dialogs.safety && keeper && (
        <Safety
          saver={keeper}
          account={account}
          handle={handle}
          titleOf={(id) => titleIn(text.scenes, { kind: 'scene', target: id })}
          onGo={(name, target) => {
            show({ safety: false })
            ways.openText(name, target)
          }}
          onClose={() => show({ safety: false })}
        />
      )}
      <DraftDialogs asking={dialogs.asking} project={project} draft={draft} drafts={text.drafts} wordsSafe={wordsSafe} onBegun={onBegun} onOpen={ways.openText} onClose={() => show({ asking: null })} />
    </>
  )
}
