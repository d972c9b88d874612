/** Where one's words are: the last copies of the open scene, to open and to bring back, and other scenes that wait. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RefObject } from 'react'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { counted, moment, seconds } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { say } from '@/components/toast'
import type { BookPageHandle } from '@/features/page'
import { findCopies, SHOWN } from './copies'
import type { Copy } from './copies'
import { CopyText } from './CopyText'
import { deviceName } from './device'
import type { LocalCopy } from './local'
import type { Kind } from './ports'
import { wordsKeptHere } from './registry'
import type { SceneSaver } from './saver'

interface SafetyProps {
  saver: SceneSaver
  /** Whose words they are. */
  account: string
  handle: RefObject<BookPageHandle | null>
  /** What a scene of this branch is called; null: it is not in the book any more. */
  titleOf(scene: string): string | null
  onGo(branch: string, scene: string): void
  onClose(): void
}

export function Safety({ saver, account, handle, titleOf, onGo, onClose }: SafetyProps) {
  const { project, branch, base, kind } = saver
  const [opened, setOpened] = useState<Copy | null>(null)
  const [all, setAll] = useState(false)
  const found = useQuery({
    queryKey: [...keys.book(project), 'copies', kind, branch, base.id],
    queryFn: () => findCopies({ kind, account, project, branch, scene: base.id, path: base.path }, deviceName()),
    staleTime: 0,
    gcTime: 0,
  })
  if (opened) {
    const restore = (prose: string) => {
      handle.current?.replaceText(prose)
      onClose()
      say({ text: 'It is on the page. Ctrl+Z takes it off again.' })
    }
    return <CopyText copy={opened} page={saver.words} title={base.title} onRestore={handle.current ? restore : undefined} onBack={() => setOpened(null)} onClose={onClose} />
  }
  const copies = found.data?.copies ?? []
  return (
    <Dialog open title="Where your words are" description={`Every keystroke is in this browser at once, and soon on the server, where nobody but you sees it until ${kind === 'text' ? 'it becomes a version' : 'you suggest it'}.`} onClose={onClose}>
      <section aria-labelledby="copies-here" className="flex flex-col gap-2">
        <h3 id="copies-here" className="font-semibold">
          The last copies of “{base.title}”
        </h3>
        {found.isPending && <Skeleton lines={3} label="Looking for copies" />}
        {found.data && !found.data.reached && <Notice tone="warn">The server cannot be reached just now: its copies are not shown.</Notice>}
        {found.data && copies.length === 0 && <p className="text-muted">Nothing is written here yet.</p>}
        <ol className="flex flex-col gap-2">
          {copies.slice(0, all ? copies.length : SHOWN).map((copy) => (
            <li key={copy.id} className="card flex items-center justify-between gap-3 p-3">
              <div className="min-w-0">
                <p className="numbers font-medium">
                  {moment(copy.at.toISOString())}
                  {copy.words !== null && <span className="font-normal text-muted"> · {counted(copy.words, 'word')}</span>}
                </p>
                <p className="text-sec text-muted">{copy.where}</p>
              </div>
              <Button onClick={() => setOpened(copy)}>Open</Button>
            </li>
          ))}
        </ol>
        {!all && copies.length > SHOWN && (
          <Button kind="plain" className="self-start" onClick={() => setAll(true)}>
            Show {copies.length - SHOWN} earlier
          </Button>
        )}
      </section>
      <Elsewhere saver={saver} account={account} titleOf={titleOf} onGo={onGo} />
    </Dialog>
  )
}

interface Waiting {
  kind: Kind
  branch: string
  scene: string
  at: Date
  where: string
}

/** Other scenes with words that are in no version yet, in this browser or on any other device. */
async function waitingElsewhere({ project, branch, base, kind }: SceneSaver, account: string): Promise<Waiting[]> {
  const ofBrowser = (of: Kind) => (copy: LocalCopy) => ({ kind: of, branch: copy.branch, scene: copy.scene, at: new Date(copy.at), where: 'in this browser' })
  const here = [...(await wordsKeptHere(project)).map(ofBrowser('text')), ...(await wordsKeptHere(project, account)).map(ofBrowser('suggestion'))]
  const kept = await call('autosaves.list', { params: { project } }).catch(() => ({ autosaves: [] }))
  const there = kept.autosaves.map((copy) => ({ kind: copy.kind, branch: copy.branch, scene: copy.scene, at: seconds(copy.at), where: copy.device ? `from ${copy.device}` : 'on the server' }))
  const named = (each: Pick<Waiting, 'kind' | 'branch' | 'scene'>) => `${each.kind} ${each.branch} ${each.scene}`
  const unique = new Map([...there, ...here].map((each) => [named(each), each]))
  unique.delete(named({ kind, branch, scene: base.id }))
  return [...unique.values()].sort((a, b) => b.at.getTime() - a.at.getTime())
}

function Elsewhere({ saver, account, titleOf, onGo }: Pick<SafetyProps, 'saver' | 'account' | 'titleOf' | 'onGo'>) {
  const found = useQuery({
    queryKey: [...keys.book(saver.project), 'waiting'],
    queryFn: () => waitingElsewhere(saver, account),
    staleTime: 0,
    gcTime: 0,
  })
  if (!found.data || found.data.length === 0) return null
  return (
    <section aria-labelledby="copies-elsewhere" className="flex flex-col gap-2 border-t border-line pt-4">
      <h3 id="copies-elsewhere" className="font-semibold">
        Other words in no version yet
      </h3>
      <ul className="flex flex-col gap-2">
        {found.data.map((each) => (
          <li key={`${each.kind} ${each.branch} ${each.scene}`} className="flex items-center justify-between gap-3">
            <div className="min-w-0">
              <p>{titleOf(each.scene) ?? 'A scene that is in the book no more'}</p>
              <p className="numbers text-sec text-muted">
                {moment(each.at.toISOString())}, {each.where}
                {each.kind === 'suggestion' && '; to be suggested'}
              </p>
            </div>
            <Button onClick={() => onGo(each.branch, each.scene)}>Go there</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
