/** The book's chapters and scenes, as a tree. */
'use client'

import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { FocusEvent, KeyboardEvent } from 'react'
import type { Lock, OutlineChapter, Outline as OutlineData } from '@/api/generated/models'
import { MAIN } from '@/api/queries'
import { Button } from '@/components/Button'
import { Skeleton } from '@/components/Skeleton'
import { say } from '@/components/toast'
import { KeepMenu } from '@/features/locks/KeepMenu'
import { LockBadge } from '@/features/locks/LockBadge'
import { useLocking } from '@/features/locks/useLocking'
import { navigate } from '@/routing/router'
import { Adding } from './Adding'
import type { Wanted } from './Adding'
import { ChapterMenu } from './ChapterMenu'
import { bookOn, chapterOn, sceneOn } from './keepable'
import type { Dragged } from './landing'
import type { Living } from './living'
import { chapterNeighbour, neighbour, nextTo, scenesOf } from './order'
import { whyNotShaped } from './refusal'
import { RowTitle } from './RowTitle'
import { SceneMenu } from './SceneMenu'
import { SceneWords } from './SceneWords'
import { TakingOut } from './TakingOut'
import { useChapterChanges } from './useChapterChanges'
import { useDragging } from './useDragging'
import { useSceneChanges } from './useSceneChanges'
import './outline.css'

interface OutlineProps {
  project: string
  /** The draft that is shaped, or the book itself. */
  branch: string
  outline: OutlineData | undefined
  /** When it was read. */
  readAt: number
  /** How many words its scenes have as one writes. */
  living: Living
  scene: string | null
  canWrite: boolean
  /** The account that reads this. */
  me: string
  mayFreeze: boolean
  /** Makes a version of the open scene's words; throws `WordsNotSafe` where that fails: nothing is changed then. */
  beforeChange(): Promise<void>
  onOpen(scene: string): void
}

export function Outline(props: OutlineProps) {
  const { project, branch, outline, readAt, living, scene, canWrite, me, mayFreeze, beforeChange, onOpen } = props
  const inBook = branch === MAIN
  const from = inBook ? 'the book' : 'this draft'
  const { move, rename } = useSceneChanges(project, branch)
  const { move: moveChapter, rename: renameChapter } = useChapterChanges(project, branch)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string | null>(null)
  const [adding, setAdding] = useState<Wanted | null>(null)
  const [renaming, setRenaming] = useState<Dragged | null>(null)
  /** The row whose title was given, and is not in the book yet. */
  const [calling, setCalling] = useState<string | null>(null)
  const [removing, setRemoving] = useState<Dragged | null>(null)
  const locking = useLocking(project, inBook, me, mayFreeze)
  const tree = useRef<HTMLUListElement>(null)
  const moving = move.isPending || moveChapter.isPending
  const dragging = useDragging(outline, closed, canWrite && !moving, (what, { chapter, position }) => void put(what, chapter, position))
  const read = outline !== undefined
  useEffect(() => {
    // where one writes is seen in the outline, however one came there
    if (read && scene !== null) tree.current?.querySelector(`[data-key="s:${CSS.escape(scene)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [read, scene])
  if (!outline) return <div className="p-4"><Skeleton lines={8} label="Opening the outline" /></div>

  const scenes = scenesOf(outline)
  const visible = outline.chapters.flatMap((chapter) => [`c:${chapter.slug}`, ...(closed.has(chapter.slug) ? [] : chapter.scenes.map((each) => `s:${each.id}`))])
  const home = focused !== null && visible.includes(focused) ? focused : scene !== null && visible.includes(`s:${scene}`) ? `s:${scene}` : visible[0]
  const chapterOf = (id: string) => outline.chapters.find((chapter) => chapter.scenes.some((each) => each.id === id))
  const open = scenes.find((each) => each.scene.id === scene) ?? scenes.at(-1)
  const last: Wanted | null = open ? { what: 'scene', chapter: open.chapter.slug, after: open.scene.id } : null
  const focusOn = (key: string | undefined) => key && tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus()
  const fold = (slug: string, shut: boolean) => setClosed((before) => new Set(shut ? [...before, slug] : [...before].filter((each) => each !== slug)))

  /** Whether the words on the page are safe; if not, says `what` was not done and why. */
  function safe(what: string): Promise<boolean> {
    return beforeChange().then(
      () => true,
      (error: unknown) => (say({ text: `${what} ${whyNotShaped(error)}` }), false),
    )
  }
  /** Puts a scene into a chapter, or a chapter into the book; `chapter` is then its own. */
  async function put({ kind, id }: Dragged, chapter: string, position: number) {
    if (moving) return
    if (!(await safe('Not moved.'))) return
    const made = kind === 'scene' ? move.mutateAsync({ outline: outline!, scene: id, to: { chapter, position } }) : moveChapter.mutateAsync({ outline: outline!, chapter: id, position })
    // why it was not moved is said already
    await made.catch(() => null)
  }
  async function moved(what: Dragged, step: -1 | 1) {
    const to = what.kind === 'scene' ? neighbour(outline!, what.id, step) : null
    const position = what.kind === 'scene' ? to?.position : chapterNeighbour(outline!, what.id, step)
    if (position === null || position === undefined) return say({ text: step < 0 ? 'It stands first already.' : 'It stands last already.' })
    await put(what, to?.chapter ?? what.id, position)
    // in another chapter it is another row
    requestAnimationFrame(() => document.activeElement === document.body && focusOn(keyOf(what)))
  }
  async function give({ kind, id }: Dragged, title: string): Promise<boolean> {
    if (kind === 'chapter') return renameChapter.mutateAsync({ outline: outline!, chapter: id, title }).then(() => true, () => false)
    // its title stands in the file of its words
    return (await safe('Not renamed.')) && rename.mutateAsync({ outline: outline!, scene: id, title }).then(() => true, () => false)
  }
  async function called(what: Dragged, title: string) {
    const key = keyOf(what)
    setCalling(key)
    const done = await give(what, title)
    setCalling((now) => (now === key ? null : now))
    if (!done) return
    // who went on elsewhere meanwhile, or names another one, stays there
    if (document.activeElement?.matches(`[data-key="${CSS.escape(key)}"] input`)) focusOn(key)
    setRenaming((now) => (now !== null && keyOf(now) === key ? null : now))
  }
  function pressed(event: KeyboardEvent<HTMLElement>, key: string) {
    if (event.target !== event.currentTarget) return
    const [kind, id] = [key.slice(0, 1), key.slice(2)]
    const at = visible.indexOf(key)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && event.altKey && event.shiftKey && canWrite) void moved({ kind: kind === 's' ? 'scene' : 'chapter', id }, step as 1 | -1)
    else if (event.altKey || event.ctrlKey || event.metaKey) return
    else if (step !== 0) focusOn(visible[at + step])
    else if (event.key === 'F2' && canWrite) setRenaming({ kind: kind === 's' ? 'scene' : 'chapter', id })
    else if (event.key === 'Home') focusOn(visible[0])
    else if (event.key === 'End') focusOn(visible.at(-1))
    else if (event.key === 'ArrowLeft' && kind === 's') focusOn(`c:${chapterOf(id)?.slug}`)
    else if (event.key === 'ArrowLeft') fold(id, true)
    else if (event.key === 'ArrowRight' && kind === 'c' && closed.has(id)) fold(id, false)
    else if (event.key === 'ArrowRight' && kind === 'c') focusOn(visible[at + 1])
    else if ((event.key === 'Enter' || event.key === ' ') && kind === 's') onOpen(id)
    else if (event.key === 'Enter' || event.key === ' ') fold(id, !closed.has(id))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const item = (key: string) => ({
    'data-key': key,
    'data-lands': dragging.edgeOf(key),
    'data-dragged': (dragging.dragged && keyOf(dragging.dragged) === key) || undefined,
    tabIndex: key === home ? 0 : -1,
    // of the row itself: a scene's row is within its chapter's
    onFocus: (event: FocusEvent<HTMLElement>) => event.target === event.currentTarget && setFocused(key),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => pressed(event, key),
  })
  const isNamed = (key: string) => renaming !== null && keyOf(renaming) === key
  function close(back: boolean) {
    if (back && renaming) focusOn(keyOf(renaming))
    setRenaming(null)
  }
  const naming = (what: Dragged, title: string) =>
    isNamed(keyOf(what)) && <RowTitle kind={what.kind} title={title} pending={calling === keyOf(what)} onRename={(next) => void called(what, next)} onClose={close} />

  return (
    <div className="flex min-h-full flex-col gap-4 py-6">
      {/* once for all rows: what is drawn out of sight in each of them costs time at every keystroke */}
      <span id="outline-unit" hidden>
        words
      </span>
      <ul ref={tree} role="tree" aria-label="Chapters and scenes" aria-busy={moving} {...dragging.ground} className="flex flex-1 flex-col gap-4 px-2">
        {outline.chapters.map((chapter, index) => (
          <li key={chapter.slug} role="treeitem" aria-level={1} aria-expanded={!closed.has(chapter.slug)} aria-labelledby={`chapter-${chapter.slug} lock-${chapter.slug}`} {...item(`c:${chapter.slug}`)} className="rounded-control">
            <div className="group/row flex cursor-pointer items-start gap-2 rounded-control px-2 py-1 text-sec font-semibold" {...(!isNamed(`c:${chapter.slug}`) && dragging.handle({ kind: 'chapter', id: chapter.slug }))} onClick={() => fold(chapter.slug, !closed.has(chapter.slug))}>
              {/* the row's name while it is renamed, too */}
              <span id={`chapter-${chapter.slug}`} hidden={isNamed(`c:${chapter.slug}`)} className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                {numbered(index + 1, chapter.title)}
              </span>
              {naming({ kind: 'chapter', id: chapter.slug }, chapter.title)}
              <Kept lock={locking.on('chapter', chapter.slug)} me={me} id={`lock-${chapter.slug}`} />
              {canWrite && (
                <ChapterMenu
                  title={chapter.title}
                  quiet={!holds(chapter, scene)}
                  inOrder={holds(chapter, scene) || home === `c:${chapter.slug}`}
                  onAddScene={() => setAdding({ what: 'scene', chapter: chapter.slug, after: null })}
                  onAddChapter={() => setAdding({ what: 'chapter', after: chapter.slug })}
                  onRename={() => setRenaming({ kind: 'chapter', id: chapter.slug })}
                  onMove={(step) => void moved({ kind: 'chapter', id: chapter.slug }, step)}
                  from={from}
                  onRemove={nextTo(outline, { kind: 'chapter', id: chapter.slug }) === null ? undefined : () => setRemoving({ kind: 'chapter', id: chapter.slug })}
                  locking={locking.items(chapterOn(chapter))}
                  onLock={(wish) => locking.wish(wish, chapterOn(chapter))}
                />
              )}
            </div>
            {!closed.has(chapter.slug) && (
              <ul role="group" className="flex flex-col">
                {chapter.scenes.map((each) => (
                  <li
                    key={each.id}
                    role="treeitem"
                    aria-level={2}
                    aria-selected={each.id === scene}
                    aria-labelledby={`title-${each.id} lock-${each.id} words-${each.id} outline-unit`}
                    {...item(`s:${each.id}`)}
                    {...(!isNamed(`s:${each.id}`) && dragging.handle({ kind: 'scene', id: each.id }))}
                    className={`group flex cursor-pointer items-start gap-2 rounded-control px-2 py-1.5 ${each.id === scene ? 'bg-accent-tint' : 'hover:bg-page'}`}
                    onClick={() => onOpen(each.id)}
                  >
                    <span id={`title-${each.id}`} hidden={isNamed(`s:${each.id}`)} className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                      {each.title}
                    </span>
                    {naming({ kind: 'scene', id: each.id }, each.title)}
                    <Kept lock={locking.on('scene', each.id)} me={me} id={`lock-${each.id}`} />
                    {canWrite && (
                      <SceneMenu
                        title={each.title}
                        open={each.id === scene}
                        inOrder={each.id === scene || home === `s:${each.id}`}
                        onRename={() => setRenaming({ kind: 'scene', id: each.id })}
                        onAdd={() => setAdding({ what: 'scene', chapter: chapter.slug, after: each.id })}
                        onWhoWrote={() => navigate({ screen: 'origins', project, draft: inBook ? null : branch, part: { kind: 'scenes', id: each.id } })}
                        onMove={(step) => void moved({ kind: 'scene', id: each.id }, step)}
                        from={from}
                        onRemove={scenes.length > 1 ? () => setRemoving({ kind: 'scene', id: each.id }) : undefined}
                        locking={locking.items(sceneOn(each, chapter))}
                        onLock={(wish) => locking.wish(wish, sceneOn(each, chapter))}
                      />
                    )}
                    <SceneWords living={living} scene={each} readAt={readAt} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-1 px-3">
        <div className="flex min-w-0 flex-1 flex-wrap gap-x-1">
          {canWrite && last && (
            <Button kind="plain" className="-ml-1 gap-1 px-2 text-muted" onClick={() => setAdding(last)}>
              <Plus size={16} aria-hidden /> Add scene
            </Button>
          )}
          {canWrite && (
            <Button kind="plain" className="-ml-1 gap-1 px-2 text-muted" onClick={() => setAdding({ what: 'chapter', after: null })}>
              <Plus size={16} aria-hidden /> Add chapter
            </Button>
          )}
        </div>
        <Kept lock={locking.on('book', '')} me={me} id="lock-of-book" />
        {canWrite && <KeepMenu title="the whole book" items={locking.items(bookOn(outline))} onLock={(wish) => locking.wish(wish, bookOn(outline))} />}
      </div>
      {locking.dialogs}
      {adding && <Adding {...{ project, branch, outline, beforeChange, onOpen }} wanted={adding} onClose={() => setAdding(null)} />}
      {removing && <TakingOut {...{ project, branch, outline, readAt, living, me, from, locking, beforeChange, onOpen }} what={removing} open={scene} onClose={() => setRemoving(null)} />}
    </div>
  )
}

const keyOf = ({ kind, id }: Dragged) => `${kind === 'scene' ? 's' : 'c'}:${id}`
const holds = ({ scenes }: OutlineChapter, scene: string | null) => scenes.some((each) => each.id === scene)

function Kept({ lock, me, id }: { lock: Lock | null; me: string; id: string }) {
  return lock && <LockBadge lock={lock} me={me} id={id} />
}

/** "2 The confrontation"; a title that names its own number is left as it is. */
function numbered(place: number, title: string): string {
  return /^(chapter|book|part|volume|letter)\b|^[\divxlc]+\b[.:]?/i.test(title) ? title : `${place} ${title}`
}
