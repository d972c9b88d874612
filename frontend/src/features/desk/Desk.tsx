/** The writing desk: outline, page and side panel of one book. */
'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Lock, SceneView } from '@/api/generated/models'
import { noSuch } from '@/api/problem'
import { MAIN, useMembers, useBook, useBranches, useOutline, useSession } from '@/api/queries'
import { useLive } from '@/api/useLive'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { say } from '@/components/toast'
import { Trouble } from '@/components/Trouble'
import { Outline } from '@/features/outline/Outline'
import { scenesOf } from '@/features/outline/order'
import { DraftBand } from '@/features/drafts/DraftBand'
import { DraftDialogs } from '@/features/drafts/DraftDialogs'
import { draftCommands } from '@/features/drafts/commands'
import type { DraftAsk } from '@/features/drafts/commands'
import { Download } from '@/features/download/Download'
import { FindReplace } from '@/features/finding/FindReplace'
import { DraftMenu } from '@/features/drafts/DraftMenu'
import { NoDraft } from '@/features/drafts/NoDraft'
import { spokenName } from '@/features/drafts/names'
import { StrandedWords } from '@/features/drafts/StrandedWords'
import { LockBand } from '@/features/locks/LockBand'
import { locksAbout, strictest } from '@/features/locks/locks'
import { useHeartbeat, useLocks } from '@/features/locks/useLocks'
import { writeNext } from '@/features/page'
import type { BookPageHandle } from '@/features/page'
import { nameOf, otherAuthor } from '@/features/saving/coauthor'
import { moveDraft } from '@/features/saving/registry'
import { Safety } from '@/features/saving/Safety'
import { useComingAndGoing, useSaver, useSentWhenPossible } from '@/features/saving/useSaver'
import { useReview } from '@/features/suggestion/useReview'
import { ReviewFoot } from '@/features/suggestion/ReviewFoot'
import { ClosedBand } from '@/features/sharing/ClosedBand'
import { ReviewPanel } from '@/features/suggestion/ReviewPanel'
import { navigate } from '@/routing/router'
import type { Part } from '@/routing/routes'
import { Commands } from './Commands'
import type { Command } from './Commands'
import { DeskPage } from './DeskPage'
import { SidePanel } from './SidePanel'
import type { PanelTab } from './SidePanel'
import { TopBar } from './TopBar'
import { WordsHere } from './WordsHere'
import { useShortcuts } from './useShortcuts'
import './desk.css'

interface DeskProps {
  project: string
  /** The draft of the book that is open; null: the book itself. */
  draft: string | null
  scene: string | null
  suggestion: string | null
}

export function Desk({ project, draft, scene, suggestion }: DeskProps) {
  const branch = draft ?? MAIN
  const inBook = draft === null
  const outline = useOutline(project, branch)
  const book = useBook(project)
  const session = useSession()
  const members = useMembers(project)
  const page = useRef<BookPageHandle>(null)
  const [outlineOpen, setOutlineOpen] = useState(() => window.innerWidth >= 760)
  const [panel, setPanel] = useState<PanelTab | null>(null)
  const [note, setNote] = useState<string | null>(null)
  const [focus, setFocus] = useState(false)
  const [source, setSource] = useState(false)
  const [clean, setClean] = useState(false)
  const [commanding, setCommanding] = useState(false)
  const [safety, setSafety] = useState(false)
  const [downloading, setDownloading] = useState(false)
  const [finding, setFinding] = useState<string | null>(null)
  const [asking, setAsking] = useState<DraftAsk | null>(null)
  const branches = useBranches(project)
  const gone = draft !== null && branches.data !== undefined && !branches.data.branches.some((each) => each.name === draft)
  const drafts = (branches.data?.branches ?? []).map((each) => each.name).filter((name) => name !== MAIN)

  const me = session.data?.account
  const may = book.data?.may ?? []
  const limits = book.data?.limits
  const mayFreeze = may.includes('project:edit')
  const drafting = book.data !== undefined && book.data.ai !== 'none'
  const canDraft = inBook && drafting && may.includes('project:suggest')
  const others = (members.data?.members ?? []).filter((each) => each.account.id !== me?.id).map((each) => each.account.name)
  const scenes = outline.data ? scenesOf(outline.data) : []
  const at = scenes.findIndex((each) => each.scene.id === scene)
  const here = scenes[at]
  const writes = may.includes('project:write')
  const mine = limits?.writes === 'book' && (!limits.chapters || here === undefined || limits.chapters.includes(here.chapter.slug))
  const canWrite = writes && (!inBook || mine)
  const titleOf = ({ kind, target }: Pick<Lock, 'kind' | 'target'>) =>
    kind === 'book' ? null : (scenes.find(({ scene, chapter }) => (kind === 'scene' ? scene.id : chapter.slug) === target)?.[kind === 'scene' ? 'scene' : 'chapter'].title ?? null)
  const missing = outline.data !== undefined && scene !== null && !here
  const locks = useLocks(project)
  const about = inBook && here ? locksAbout(locks, { scene: here.scene.id, chapter: here.chapter.slug }) : []
  const over = strictest(about)
  const readOnly = !canWrite || gone || over?.level === 'frozen'
  useHeartbeat(project, about.filter((lock) => lock.holder === me?.id))

  const myName = me?.name ?? ''
  const merged = useCallback(
    async (newest: SceneView, since: string) => {
      const other = await otherAuthor({ project, branch, path: newest.path, since }, myName).catch(() => null)
      const who = nameOf(other?.author, myName)
      say({ text: `${who[0]!.toUpperCase()}${who.slice(1)} changed this scene too. Both kept.`, action: { label: 'Show', run: () => setPanel('history') } })
    },
    [project, branch, myName],
  )
  const live = useLive(project, ({ from, to, author }) => {
    void moveDraft(project, from, to).then(() => {
      if (from !== draft) return
      navigate({ screen: 'desk', project, draft: to, scene })
      if (author !== myName) say({ text: `The draft is called “${spokenName(to)}” now.` })
    })
  })
  const { query, saver } = useSaver(project, branch, scene, merged)
  useSentWhenPossible(project, live, session.dataUpdatedAt, locks)
  useComingAndGoing(project)
  const review = useReview(project, scene, suggestion, query.data ?? null)

  const first = scenes[0]?.scene.id
  useEffect(() => {
    if (scene === null && first !== undefined) navigate({ screen: 'desk', project, draft, scene: first }, true)
  }, [scene, first, project, draft])
  const title = [here?.scene.title, draft && `Draft: ${spokenName(draft)}`, outline.data?.title ?? 'PlotWeaver'].filter(Boolean).join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])

  const go = (target: string) => navigate({ screen: 'desk', project, draft, scene: target })
  const openText = (name: string, target: string | null = scene) => navigate({ screen: 'desk', project, draft: name === MAIN ? null : name, scene: target })
  const whoWrote = (part: Part) => navigate({ screen: 'origins', project, draft, part })
  const write = (target: string) => {
    writeNext()
    go(target)
  }
  const step = (by: number) => {
    const next = scenes[at + by]
    if (next) write(next.scene.id)
  }
  const save = () => void saver?.save()
  const wordsSafe = async () => saver === null || (await saver.save())
  const toggle = (tab: PanelTab) => {
    if (suggestion !== null && scene !== null) go(scene)
    setPanel((open) => (open === tab && suggestion === null ? null : tab))
  }
  const find = () => {
    // what is typed and not yet a version is found as well
    void wordsSafe()
    setFinding(window.getSelection()?.toString().split('\n')[0]!.slice(0, 200) ?? '')
  }
  const commands: Command[] = [
    ...(canWrite ? [{ label: 'Make a version', keys: 'Ctrl+S', run: save }] : []),
    ...(canDraft ? [{ label: 'Draft with AI', keys: 'Ctrl+J', run: () => toggle('draft') }] : []),
    ...(saver ? [{ label: 'Where your words are', keys: '', run: () => setSafety(true) }] : []),
    { label: canWrite ? 'Find and replace' : 'Find in the book', keys: 'Ctrl+F', run: find },
    { label: 'Notes', keys: '', run: () => toggle('notes') },
    { label: 'History', keys: '', run: () => toggle('history') },
    { label: inBook ? 'How the book stands' : 'How the draft stands', keys: '', run: () => navigate({ screen: 'report', project, draft }) },
    { label: 'Who wrote this scene', keys: '', run: () => scene !== null && whoWrote({ kind: 'scenes', id: scene }) },
    { label: 'Who wrote this book', keys: '', run: () => whoWrote({ kind: 'book' }) },
    { label: 'Who is where', keys: '', run: () => navigate({ screen: 'cast', project, draft }) },
    { label: 'Scene before', keys: 'Alt+↑', run: () => step(-1) },
    { label: 'Next scene', keys: 'Alt+↓', run: () => step(1) },
    { label: outlineOpen ? 'Hide the outline' : 'Show the outline', keys: 'Ctrl+\\', run: () => setOutlineOpen(!outlineOpen) },
    { label: panel === null ? 'Show the side panel' : 'Hide the side panel', keys: 'Ctrl+.', run: () => setPanel(panel === null ? 'notes' : null) },
    { label: focus ? 'Leave focus' : 'Focus on the page', keys: 'F9', run: () => setFocus(!focus) },
    { label: source ? 'Show the page' : 'Show the file’s own characters', keys: 'Ctrl+/', run: () => setSource(!source) },
    ...draftCommands({ project, draft, drafts, canWrite: writes, onAsk: setAsking, onOpen: openText }),
    { label: 'Download the book', keys: '', run: () => setDownloading(true) },
    { label: 'Your account', keys: '', run: () => navigate({ screen: 'account' }) },
    { label: 'People and sharing', keys: '', run: () => navigate({ screen: 'people', project }) },
    { label: 'AI and this book', keys: '', run: () => navigate({ screen: 'ai', project }) },
    { label: 'Your own tools', keys: '', run: () => navigate({ screen: 'own-tools' }) },
    ...(book.data?.role === 'owner' ? [{ label: 'Who did what', keys: '', run: () => navigate({ screen: 'activity' as const, project }) }] : []),
    { label: 'Your books', keys: '', run: () => navigate({ screen: 'shelf' }) },
  ]
  useShortcuts({
    'mod+s': save,
    'mod+k': () => setCommanding(true),
    // pressed once more it is the browser's own
    ...(finding === null ? { 'mod+f': find } : {}),
    'mod+j': () => canDraft && toggle('draft'),
    'mod+\\': () => setOutlineOpen((open) => !open),
    'mod+.': () => setPanel((open) => (open === null ? 'notes' : null)),
    'mod+/': () => setSource((shown) => !shown),
    'alt+arrowup': () => step(-1),
    'alt+arrowdown': () => step(1),
    f9: () => setFocus((on) => !on),
    ...(focus ? { escape: () => setFocus(false) } : {}),
  })

  if (outline.error && !outline.data) {
    if (draft !== null && noSuch(outline.error)) return <NoDraft project={project} draft={draft} />
    return (
      <main className="mx-auto max-w-[480px] p-6 pt-16">
        <Trouble what="This book did not open." error={outline.error} onRetry={() => void outline.refetch()} />
        <p className="mt-4">
          <Button onClick={() => navigate({ screen: 'shelf' })}>Your books</Button>
        </p>
      </main>
    )
  }
  const panelOpen = !focus && (panel !== null || suggestion !== null)
  return (
    <div className="desk" data-outline={outlineOpen && !focus ? 'open' : 'closed'} data-panel={panelOpen ? 'open' : 'closed'} data-focus={focus ? 'on' : 'off'} data-review={panelOpen && suggestion !== null ? 'on' : 'off'}>
      {!focus && (
        <TopBar
          book={outline.data?.title ?? ''}
          texts={<DraftMenu project={project} branch={branch} canWrite={writes} onOpen={openText} onBegin={() => setAsking('begin')} onDownload={() => setDownloading(true)} />}
          place={here ? `${here.chapter.title} · ${here.scene.title}` : ''}
          saver={canWrite && !gone ? saver : null}
          others={others}
          outlineOpen={outlineOpen}
          onOutline={() => setOutlineOpen(!outlineOpen)}
          onFocus={() => setFocus(true)}
          onDraft={canDraft && here ? () => toggle('draft') : undefined}
          onCommands={() => setCommanding(true)}
          onSafety={() => setSafety(true)}
          panelOpen={panelOpen}
          onPanel={() => (panelOpen ? (setPanel(null), suggestion !== null && scene !== null && go(scene)) : setPanel('notes'))}
        />
      )}
      {outlineOpen && !focus && (
        <nav className="desk-side" aria-label="Outline">
          <Outline
            project={project}
            branch={branch}
            outline={outline.data}
            scene={scene}
            canWrite={canWrite}
            me={me?.id ?? ''}
            mayFreeze={mayFreeze}
            beforeChange={wordsSafe}
            onOpen={(target) => {
              go(target)
              if (window.innerWidth < 760) setOutlineOpen(false)
            }}
          />
        </nav>
      )}
      <main>
        {focus && (
          <Button kind="plain" className="absolute top-2 right-2 z-10 text-muted" onClick={() => setFocus(false)}>
            Leave focus
          </Button>
        )}
        <DeskPage
          key={`${branch} ${scene}`}
          project={project}
          stranded={!focus && <StrandedWords project={project} />}
          band={!focus && (draft !== null ? <DraftBand project={project} draft={draft} canWrite={canWrite} gone={gone} behind={branches.data?.branches.find((each) => each.name === draft)?.behind ?? 0} onAdd={() => setAsking('add')} onShare={() => setAsking('share')} onRemove={() => setAsking('remove')} /> : writes && !mine && limits && <ClosedBand limits={limits} onBegin={() => setAsking('begin')} />)}
          kept={inBook && !focus && <LockBand project={project} saver={saver} over={over} locks={locks} titleOf={titleOf} me={me?.id ?? ''} canWrite={canWrite} mayFreeze={mayFreeze} />}
          over={over}
          query={query}
          saver={saver}
          me={myName}
          myAccount={me?.id ?? ''}
          missing={missing}
          onHistory={() => setPanel('history')}
          draft={draft !== null}
          readOnly={readOnly}
          source={source}
          clean={clean}
          review={review}
          handle={page}
          showNotes={!focus}
          onNote={(id) => {
            setNote(id)
            setPanel('notes')
          }}
          onDraft={canDraft ? () => toggle('draft') : undefined}
        />
      </main>
      {panelOpen &&
        (suggestion !== null && review ? (
          <aside className="desk-side" aria-label="Suggestion">
            <ReviewPanel review={review} handle={page} canDecide={canWrite} onBack={() => scene && go(scene)} />
          </aside>
        ) : (
          <SidePanel
            tab={panel ?? 'notes'}
            onTab={setPanel}
            onClose={() => setPanel(null)}
            project={project}
            branch={branch}
            scene={query.data ?? null}
            missing={missing}
            saver={saver}
            me={myName}
            handle={page}
            canWrite={canWrite}
            mayEdit={!readOnly}
            note={note}
            canDraft={canDraft}
            drafting={drafting}
          />
        ))}
      {!focus && (
        <footer className="desk-foot">
          <span className="desk-total numbers shrink-0 text-muted">{outline.data ? counted(outline.data.words, 'word') : ''}</span>
          <div className="desk-foot-middle flex min-w-0 flex-1 flex-wrap items-center justify-between gap-2">
            {suggestion !== null && review ? (
              <ReviewFoot review={review} clean={clean} canDecide={canWrite} onClean={() => setClean(!clean)} onDone={() => scene && go(scene)} />
            ) : (
              saver && <WordsHere saver={saver} />
            )}
          </div>
        </footer>
      )}
      {downloading && <Download project={project} branch={branch} wordsSafe={wordsSafe} onClose={() => setDownloading(false)} />}
      {finding !== null && <FindReplace project={project} branch={branch} canWrite={canWrite} marked={finding} wordsSafe={wordsSafe} onGo={write} onClose={() => setFinding(null)} />}
      {commanding && <Commands project={project} branch={branch} commands={commands} scenes={scenes} onGo={write} onClose={() => setCommanding(false)} />}
      {safety && saver && (
        <Safety
          saver={saver}
          handle={page}
          titleOf={(id) => scenes.find(({ scene }) => scene.id === id)?.scene.title ?? null}
          onGo={(name, target) => {
            setSafety(false)
            openText(name, target)
          }}
          onClose={() => setSafety(false)}
        />
      )}
      <DraftDialogs asking={asking} project={project} draft={draft} drafts={drafts} wordsSafe={wordsSafe} onOpen={openText} onClose={() => setAsking(null)} />
    </div>
  )
}
