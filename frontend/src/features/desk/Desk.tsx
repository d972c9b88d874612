/** The writing desk: outline, page and side panel of one book. */
'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Lock, SceneView } from '@/api/generated/models'
import { noSuch } from '@/api/problem'
import { MAIN, useMembers, useBook, useBranches, useOutline, useSession } from '@/api/queries'
import { useLive } from '@/api/useLive'
import { Button } from '@/components/Button'
import { say } from '@/components/toast'
import { screenName, SCREENS } from '@/features/about/screens'
import { Outline } from '@/features/outline/Outline'
import { scenesOf } from '@/features/outline/order'
import type { PlacedScene } from '@/features/outline/order'
import { DraftBand } from '@/features/drafts/DraftBand'
import { DraftDialogs } from '@/features/drafts/DraftDialogs'
import { draftCommands } from '@/features/drafts/commands'
import type { DraftAsk } from '@/features/drafts/commands'
import { spokenName } from '@/features/drafts/names'
import { useSaying } from '@/features/comments/useSaying'
import { Download } from '@/features/download/Download'
import { FindReplace } from '@/features/finding/FindReplace'
import { DraftMenu } from '@/features/drafts/DraftMenu'
import { NoDraft } from '@/features/drafts/NoDraft'
import { StrandedWords } from '@/features/drafts/StrandedWords'
import { openJudging } from '@/features/judging/opened'
import { LockBand } from '@/features/locks/LockBand'
import { locksAbout, strictest } from '@/features/locks/locks'
import { useHeartbeat, useLocks } from '@/features/locks/useLocks'
import { waitNoMore, writeNext } from '@/features/page'
import type { BookPageHandle } from '@/features/page'
import { nameOf, otherAuthor } from '@/features/saving/coauthor'
import { LeftBehind } from '@/features/saving/LeftBehind'
import { moveDraft } from '@/features/saving/registry'
import { choose, useSettings } from '@/features/settings/settings'
import { Safety } from '@/features/saving/Safety'
import { useComingAndGoing, useSaver, useSentWhenPossible } from '@/features/saving/useSaver'
import { useReview } from '@/features/suggestion/useReview'
import { useSuggesting } from '@/features/suggestion/useSuggesting'
import { SuggestingBand } from '@/features/suggestion/SuggestingBand'
import { ClosedBand } from '@/features/sharing/ClosedBand'
import { LostBand } from '@/features/sharing/LostBand'
import { ReviewPanel } from '@/features/suggestion/ReviewPanel'
import { inOneScroll } from '@/features/whole/extent'
import { WholePage } from '@/features/whole/WholePage'
import { navigate } from '@/routing/router'
import type { Part } from '@/routing/routes'
import { Commands } from './Commands'
import type { Command } from './Commands'
import { DeskFoot } from './DeskFoot'
import { DeskPage } from './DeskPage'
import { NotOpened } from './NotOpened'
import { SidePanel, type PanelTab } from './SidePanel'
import { TopBar } from './TopBar'
import { useMakeWay } from './useMakeWay'
import { useShortcuts } from './useShortcuts'
import './desk.css'

const EXTENT_COMMANDS = [
  ['scene', 'Show the scene alone'],
  ['chapter', 'Show the chapter in one scroll'],
  ['book', 'Show the whole book in one scroll'],
] as const

interface DeskProps {
  project: string
  /** The draft of the book that is open; null: the book itself. */
  draft: string | null
  scene: string | null
  suggestion: string | null
}

const placeOf = ({ scene, chapter }: PlacedScene) => ({ scene: scene.id, chapter: chapter.slug })

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
  const { language, marks } = outline.data ?? {}
  const style = useMemo(() => (language === undefined ? undefined : { language, marks: marks ?? null }), [language, marks])
  const scenes = outline.data ? scenesOf(outline.data) : []
  const at = scenes.findIndex((each) => each.scene.id === scene)
  const here = scenes[at]
  const writes = may.includes('project:write')
  const within = (place: PlacedScene | undefined) => limits?.writes === 'book' && (!limits.chapters || place === undefined || limits.chapters.includes(place.chapter.slug))
  const mine = within(here)
  const canWrite = writes && (!inBook || mine)
  const titleOf = ({ kind, target }: Pick<Lock, 'kind' | 'target'>) =>
    kind === 'book' ? null : (scenes.find(({ scene, chapter }) => (kind === 'scene' ? scene.id : chapter.slug) === target)?.[kind === 'scene' ? 'scene' : 'chapter'].title ?? null)
  const { extent, typewriter, dim } = useSettings()
  const missing = outline.data !== undefined && scene !== null && !here
  const locks = useLocks(project)
  const about = inBook && here ? locksAbout(locks, placeOf(here)) : []
  const over = strictest(about)
  const lost = noSuch(book.error)
  const readOnly = lost || !canWrite || gone || over?.level === 'frozen'
  const mayWrite = (place: PlacedScene) => !lost && writes && !gone && (!inBook || (within(place) && strictest(locksAbout(locks, placeOf(place)))?.level !== 'frozen'))
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

  useEffect(() => waitNoMore, [])
  useMakeWay(() => (setOutlineOpen(false), setPanel(null)))

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
    writeNext(target)
    go(target)
  }
  const step = (by: number) => {
    const next = scenes[at + by]
    if (next) write(next.scene.id)
  }
  const save = () => (suggesting.session === null ? void saver?.save() : suggesting.send())
  const wordsSafe = async () => saver === null || (await saver.save())
  const toggle = (tab: PanelTab) => {
    if (suggestion !== null && scene !== null) go(scene)
    setPanel((open) => (open === tab && suggestion === null ? null : tab))
  }
  const showComments = () => {
    setFocus(false)
    if (suggestion !== null && scene !== null) go(scene)
    setPanel('comments')
  }
  const saying = useSaying({ saver, branch, may, onShow: showComments })
  const suggesting = useSuggesting({ project, branch, saver, account: me?.id ?? '', may, canWrite, alone: extent === 'scene' && suggestion === null })
  const showNote = (id: string) => {
    setNote(id)
    setPanel('notes')
  }
  const find = () => {
    // what is typed and not yet a version is found as well
    void wordsSafe()
    setFinding(window.getSelection()?.toString().split('\n')[0]!.slice(0, 200) ?? '')
  }
  const commands: Command[] = [
    ...(suggesting.session ? [{ label: 'Send what you suggest', keys: 'Ctrl+S', run: save }] : canWrite ? [{ label: 'Make a version', keys: 'Ctrl+S', run: save }] : []),
    ...(canDraft ? [{ label: 'Draft with AI', keys: 'Ctrl+J', run: () => toggle('draft') }, { label: 'Ask a model about this scene', keys: '', run: () => (openJudging(true), setPanel('notes')) }] : []),
    ...(saver ? [{ label: 'Where your words are', keys: '', run: () => setSafety(true) }] : []),
    { label: canWrite ? 'Find and replace' : 'Find in the book', keys: 'Ctrl+F', run: find },
    { label: 'Notes', keys: '', run: () => toggle('notes') },
    ...saying.commands,
    ...suggesting.commands,
    { label: 'History', keys: '', run: () => toggle('history') },
    ...SCREENS.map((screen) => ({ label: screenName(screen, draft), keys: '', run: () => navigate({ screen, project, draft }) })),
    { label: 'Who wrote this scene', keys: '', run: () => scene !== null && whoWrote({ kind: 'scenes', id: scene }) },
    { label: 'Who wrote this book', keys: '', run: () => whoWrote({ kind: 'book' }) },
    { label: 'Scene before', keys: 'Alt+↑', run: () => step(-1) },
    { label: 'Next scene', keys: 'Alt+↓', run: () => step(1) },
    { label: outlineOpen ? 'Hide the outline' : 'Show the outline', keys: 'Ctrl+\\', run: () => setOutlineOpen(!outlineOpen) },
    { label: panel === null ? 'Show the side panel' : 'Hide the side panel', keys: 'Ctrl+.', run: () => setPanel(panel === null ? 'notes' : null) },
    { label: focus ? 'Leave focus' : 'Focus on the page', keys: 'F9', run: () => setFocus(!focus) },
    ...EXTENT_COMMANDS.filter(([each]) => each !== extent).map(([each, label]) => ({ label, keys: '', run: () => choose({ extent: each }) })),
    { label: typewriter ? 'Let the line move down the page' : 'Keep the line in the middle', keys: '', run: () => choose({ typewriter: !typewriter }) },
    { label: dim ? 'In focus, leave every paragraph in ink' : 'In focus, dim the other paragraphs', keys: '', run: () => choose({ dim: !dim }) },
    { label: source ? 'Show the page' : 'Show the file’s own characters', keys: 'Ctrl+/', run: () => setSource(!source) },
    ...draftCommands({ project, draft, drafts, canWrite: writes, onAsk: setAsking, onOpen: openText }),
    { label: 'Download the book', keys: '', run: () => setDownloading(true) },
    { label: 'The book’s files', keys: '', run: () => navigate({ screen: 'files', project, draft }) },
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
    'mod+alt+m': saying.comment,
    'alt+arrowup': () => step(-1),
    'alt+arrowdown': () => step(1),
    f9: () => setFocus((on) => !on),
    ...(focus ? { escape: () => setFocus(false) } : {}),
  })

  if (outline.error && !outline.data) {
    if (draft !== null && noSuch(outline.error)) return <NoDraft project={project} draft={draft} />
    return <NotOpened project={project} error={outline.error} onRetry={() => void outline.refetch()} />
  }
  const manner = { source, typewriter, dim: dim && focus }
  const whole = extent !== 'scene' && suggestion === null && here !== undefined && suggesting.session === null
  const part = !whole ? scene : extent === 'book' ? '' : here.chapter.slug
  const panelOpen = !focus && (panel !== null || suggestion !== null)
  return (
    <div className="desk" data-outline={outlineOpen && !focus ? 'open' : 'closed'} data-panel={panelOpen ? 'open' : 'closed'} data-focus={focus ? 'on' : 'off'} data-review={panelOpen && suggestion !== null ? 'on' : 'off'}>
      {!focus && (
        <TopBar
          book={outline.data?.title ?? ''}
          texts={<DraftMenu project={project} branch={branch} canWrite={writes} onOpen={openText} onBegin={() => setAsking('begin')} onDownload={() => setDownloading(true)} />}
          place={here ? `${here.chapter.title} · ${here.scene.title}` : ''}
          saver={canWrite && !gone && !lost ? saver : null}
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
          key={`${branch} ${whole} ${part}`}
          project={project}
          stranded={[!focus && <StrandedWords key="drafts" project={project} />, <LeftBehind key="scenes" project={project} open={saver} onGo={openText} />]}
          band={lost ? <LostBand /> : !focus && (suggesting.session && (mine || !writes || !limits) ? <SuggestingBand onEnd={suggesting.end} /> : draft !== null ? <DraftBand project={project} draft={draft} canWrite={canWrite} gone={gone} behind={branches.data?.branches.find((each) => each.name === draft)?.behind ?? 0} onAdd={() => setAsking('add')} onShare={() => setAsking('share')} onRemove={() => setAsking('remove')} /> : writes && !mine && limits && <ClosedBand limits={limits} suggesting={suggesting.session !== null} onBegin={() => setAsking('begin')} />)}
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
          manner={manner}
          style={style}
          clean={clean}
          review={review}
          suggesting={suggesting.session}
          onSend={suggesting.send}
          handle={page}
          showNotes={!focus}
          onNote={showNote}
          comment={saying.chosen}
          onComment={saying.look}
          onDraft={canDraft ? () => toggle('draft') : undefined}
          whole={
            whole && (
              <WholePage
                project={project}
                branch={branch}
                scenes={inOneScroll(scenes, scene, extent)}
                scene={here.scene.id}
                onScene={(target) => navigate({ screen: 'desk', project, draft, scene: target }, true)}
                onNote={showNote}
                comment={saying.chosen}
                onComment={saying.look}
                onDraft={canDraft ? () => toggle('draft') : undefined}
                mayWrite={mayWrite}
                {...manner}
                style={style}
                showNotes={!focus}
                handle={page}
              />
            )
          }
        />
      </main>
      {panelOpen &&
        (suggestion !== null && review ? (
          <aside className="desk-side" aria-label="Suggestion">
            <ReviewPanel review={review} handle={page} canDecide={canWrite} account={me?.id ?? ''} onBack={() => scene && go(scene)} />
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
            saying={saying}
            account={me?.id ?? ''}
            mayModerate={mayFreeze}
            canDraft={canDraft}
            drafting={drafting}
          />
        ))}
      {!focus && (
        <DeskFoot
          words={outline.data?.words ?? null}
          saver={saver}
          review={suggestion === null ? null : review}
          clean={clean}
          canDecide={canWrite}
          suggesting={suggesting}
          onComment={saying.canComment ? saying.comment : undefined}
          onClean={() => setClean(!clean)}
          onDone={() => scene && go(scene)}
        />
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
      <DraftDialogs asking={asking} project={project} draft={draft} drafts={drafts} wordsSafe={wordsSafe} onBegun={suggesting.carryInto} onOpen={openText} onClose={() => setAsking(null)} />
    </div>
  )
}
