/** The writing desk: outline, page and side panel of one book. */
'use client'

import { useEffect, useRef } from 'react'
import type { Lock } from '@/api/generated/models'
import { noSuch } from '@/api/problem'
import { MAIN } from '@/api/queries'
import { Button } from '@/components/Button'
import { useSaying } from '@/features/comments/useSaying'
import { summon } from '@/features/draft/summons'
import { DraftMenu } from '@/features/drafts/DraftMenu'
import { spokenName } from '@/features/drafts/names'
import { NoDraft } from '@/features/drafts/NoDraft'
import { StrandedWords } from '@/features/drafts/StrandedWords'
import { LockBand } from '@/features/locks/LockBand'
import { useLiving } from '@/features/outline/living'
import { titleIn } from '@/features/outline/order'
import { Outline } from '@/features/outline/Outline'
import { WordsNotSafe } from '@/features/outline/refusal'
import { waitNoMore } from '@/features/page'
import type { BookPageHandle } from '@/features/page'
import { LeftBehind } from '@/features/saving/LeftBehind'
import type { SceneSaver } from '@/features/saving/saver'
import { useComingAndGoing, useSaver, useSentWhenPossible } from '@/features/saving/useSaver'
import { ReviewPanel } from '@/features/suggestion/ReviewPanel'
import { useReview } from '@/features/suggestion/useReview'
import { useSuggesting } from '@/features/suggestion/useSuggesting'
import { inOneScroll } from '@/features/whole/extent'
import { WholePage } from '@/features/whole/WholePage'
import { navigate } from '@/routing/router'
import { commandsOf, shortcutsOf } from './deskCommands'
import { DeskBand } from './DeskBand'
import { DeskDialogs, useDialogs } from './DeskDialogs'
import { DeskFoot } from './DeskFoot'
import { DeskPage } from './DeskPage'
import { NotOpened } from './NotOpened'
import { SidePanel } from './SidePanel'
import type { PanelTab } from './SidePanel'
import { TopBar } from './TopBar'
import { isNarrow, useLayout } from './useLayout'
import { useOpenText } from './useOpenText'
import { useOthers } from './useOthers'
import { useShortcuts } from './useShortcuts'
import { waysFrom } from './ways'
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
  const page = useRef<BookPageHandle>(null)
  const text = useOpenText(project, draft, scene)
  const { outline, scenes, here, rights, locks, account, name, gone, lost } = text
  const layout = useLayout(() => page.current?.focus())
  const { panel, setPanel, focus, extent, manner } = layout
  const living = useLiving(project, branch)
  const [dialogs, show] = useDialogs()
  const canWrite = rights.canWrite(here)

  const { live, onMerged } = useOthers({ project, draft, scene, name, onShow: setPanel })
  const { query, saver } = useSaver(project, branch, scene, onMerged)
  useSentWhenPossible(project, live, text.signedIn, locks)
  useComingAndGoing(project)
  const review = useReview(project, scene, suggestion, query.data ?? null)
  useEffect(() => waitNoMore, [])

  const first = scenes[0]?.scene.id
  useEffect(() => {
    if (scene === null && first !== undefined) navigate({ screen: 'desk', project, draft, scene: first }, true)
  }, [scene, first, project, draft])
  const title = [here?.scene.title, draft && `Draft: ${spokenName(draft)}`, outline.data?.title ?? 'PlotWeaver'].filter(Boolean).join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])

  const ways = waysFrom({ project, draft, scene, scenes, home: layout.home })
  const leaveReview = () => suggestion !== null && scene !== null && ways.go(scene)
  const toggle = (tab: PanelTab) => {
    leaveReview()
    const closes = panel === tab && suggestion === null
    if (tab === 'draft' && draft === null && !closes) summon()
    setPanel(closes ? null : tab)
  }
  const showComments = () => {
    layout.setFocus(false)
    leaveReview()
    setPanel('comments')
  }
  const saying = useSaying({ saver, branch, may: rights.may, onShow: showComments })
  const suggesting = useSuggesting({ project, branch, saver, account, may: rights.may, canWrite, alone: extent === 'scene' && suggestion === null })
  const save = () => (suggesting.session === null ? void saver?.save() : suggesting.send())
  const wordsSafe = async () => saver === null || (await saver.save())
  const find = () => {
    // what is typed and not yet a version is found as well
    void wordsSafe()
    show({ finding: window.getSelection()?.toString().split('\n')[0]!.slice(0, 200) ?? '' })
  }
  const desk = { project, draft, scene, text, layout, ways, keeping: saver !== null, saying, suggesting, save, find, toggle, show }
  const commands = commandsOf(desk)
  useShortcuts(shortcutsOf(desk, dialogs.finding !== null))

  if (outline.error && !outline.data) {
    if (draft !== null && noSuch(outline.error)) return <NoDraft project={project} draft={draft} />
    return <NotOpened project={project} error={outline.error} onRetry={() => void outline.refetch()} />
  }
  const counts = { living, outline: outline.data, readAt: outline.dataUpdatedAt }
  const ids = scenes.map((each) => each.scene.id)
  const isGone = (each: SceneSaver) => outline.data !== undefined && each.branch === branch && !ids.includes(each.base.id)
  const titleOf = (lock: Lock) => titleIn(scenes, lock)
  const whole = extent !== 'scene' && suggestion === null && here !== undefined && suggesting.session === null
  const part = !whole ? scene : extent === 'book' ? '' : here.chapter.slug
  const panelOpen = !focus && (panel !== null || suggestion !== null)
  const outlineOpen = layout.outline && !focus
  const onDraft = rights.canDraft ? () => toggle('draft') : undefined
  /** What goes with the words, be they of one scene or of many. */
  const onThePage = { project, style: text.style, showNotes: !focus, onNote: layout.showNote, comment: saying.chosen, onComment: saying.look, onDraft, handle: page }
  return (
    <div className="desk" data-outline={outlineOpen ? 'open' : 'closed'} data-panel={panelOpen ? 'open' : 'closed'} data-focus={focus ? 'on' : 'off'} data-review={panelOpen && suggestion !== null ? 'on' : 'off'}>
      {!focus && (
        <TopBar
          book={outline.data?.title ?? ''}
          texts={<DraftMenu project={project} branch={branch} canWrite={rights.writes} onOpen={ways.openText} onBegin={() => show({ asking: 'begin' })} onDownload={() => show({ downloading: true })} />}
          place={here ? `${here.chapter.title} · ${here.scene.title}` : ''}
          saver={suggesting.session?.saver ?? (canWrite && !gone && !lost && !text.missing ? saver : null)}
          others={text.others}
          outlineOpen={layout.outline}
          onOutline={layout.toggleOutline}
          onFocus={() => layout.setFocus(true)}
          onPage={() => page.current?.focus()}
          onDraft={here && onDraft}
          onCommands={() => show({ commanding: true })}
          onSafety={() => show({ safety: true })}
          panelOpen={panelOpen}
          onPanel={() => (panelOpen ? (setPanel(null), leaveReview()) : setPanel('notes'))}
        />
      )}
      {outlineOpen && (
        <nav className="desk-side" aria-label="Outline">
          <Outline
            project={project}
            branch={branch}
            {...counts}
            scene={scene}
            canWrite={canWrite}
            me={account}
            mayFreeze={rights.mayFreeze}
            beforeChange={async () => {
              if (!(await wordsSafe())) throw new WordsNotSafe(saver?.current().error ?? null)
            }}
            onOpen={(target) => {
              ways.go(target)
              if (isNarrow()) layout.setOutline(false)
            }}
          />
        </nav>
      )}
      <main>
        {focus && (
          <Button kind="plain" className="absolute top-2 right-2 z-10 text-muted" onClick={() => layout.setFocus(false)}>
            Leave focus
          </Button>
        )}
        <DeskPage
          key={`${branch} ${whole} ${part}`}
          {...onThePage}
          manner={manner}
          stranded={[!focus && <StrandedWords key="gone" project={project} open={outline.data && { branch, scenes: ids }} />, <LeftBehind key="scenes" project={project} open={[saver, suggesting.session?.saver ?? null]} isGone={isGone} onGo={ways.openText} />]}
          band={<DeskBand project={project} draft={draft} text={text} saver={saver} suggesting={suggesting} focus={focus} onAsk={(asking) => show({ asking })} />}
          kept={draft === null && !focus && <LockBand project={project} saver={saver} over={text.over} locks={locks} titleOf={titleOf} me={account} canWrite={canWrite} mayFreeze={rights.mayFreeze} />}
          over={text.over}
          query={query}
          saver={saver}
          me={name}
          myAccount={account}
          missing={text.missing}
          onHistory={() => setPanel('history')}
          draft={draft !== null}
          lost={lost}
          readOnly={!rights.mayEdit(here)}
          clean={layout.clean}
          review={review}
          suggesting={suggesting.session}
          coming={suggesting.coming}
          onSend={suggesting.send}
          whole={whole && <WholePage {...onThePage} {...manner} branch={branch} scenes={inOneScroll(scenes, scene, extent)} scene={here.scene.id} onScene={ways.arrive} mayWrite={rights.mayEdit} />}
        />
      </main>
      {panelOpen &&
        (suggestion !== null && review ? (
          <aside className="desk-side" aria-label="Suggestion">
            <ReviewPanel review={review} handle={page} canDecide={canWrite} account={account} onBack={leaveReview} />
          </aside>
        ) : (
          <SidePanel
            tab={panel ?? 'notes'}
            onTab={setPanel}
            onClose={() => setPanel(null)}
            project={project}
            branch={branch}
            scene={query.data ?? null}
            missing={text.missing}
            saver={saver}
            me={name}
            handle={page}
            canWrite={canWrite}
            mayEdit={rights.mayEdit(here)}
            note={layout.note}
            saying={saying}
            account={account}
            mayModerate={rights.mayFreeze}
            canDraft={rights.canDraft}
            drafting={rights.drafting}
          />
        ))}
      {!focus && (
        <DeskFoot
          {...counts}
          saver={text.missing ? null : saver}
          review={suggestion === null ? null : review}
          clean={layout.clean}
          canDecide={canWrite}
          suggesting={suggesting}
          onComment={saying.canComment ? saying.comment : undefined}
          onClean={layout.toggleClean}
          onDone={leaveReview}
        />
      )}
      <DeskDialogs {...{ dialogs, show, project, draft, branch, text, ways, commands, wordsSafe }} keeper={suggesting.session?.saver ?? saver} account={account} handle={page} onBegun={suggesting.carryInto} />
    </div>
  )
}
