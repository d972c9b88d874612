/** The book's chapters and scenes, as a tree. */
'use client'

import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Lock, OutlineChapter, Outline as OutlineData, OutlineScene } from '@/api/generated/models'
import { MAIN } from '@/api/queries'
import { Button } from '@/components/Button'
import { number } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { say } from '@/components/toast'
import { KeepMenu } from '@/features/locks/KeepMenu'
import { LockBadge } from '@/features/locks/LockBadge'
import { useLocking } from '@/features/locks/useLocking'
import type { Keepable } from '@/features/locks/useLocking'
import { writeNext } from '@/features/page'
import { navigate } from '@/routing/router'
import { AddScene } from './AddScene'
import type { Dragged } from './landing'
import { chapterNeighbour, neighbour, scenesOf } from './order'
import { RemoveScene } from './RemoveScene'
import { SceneMenu } from './SceneMenu'
import { MoveItems } from './MoveItems'
import { useDragging } from './useDragging'
import { useOutlineChanges } from './useOutlineChanges'
import './outline.css'

interface OutlineProps {
  project: string
  /** The draft that is shaped, or the book itself. */
  branch: string
  outline: OutlineData | undefined
  scene: string | null
  canWrite: boolean
  /** The account that reads this. */
  me: string
  mayFreeze: boolean
  /** Makes a version of the open scene's words; false: they are not safe, so nothing is changed. */
  beforeChange(): Promise<boolean>
  onOpen(scene: string): void
}

export function Outline(props: OutlineProps) {
  const { project, branch, outline, scene, canWrite, me, mayFreeze, beforeChange, onOpen } = props
  const inBook = branch === MAIN
  const { add, move, moveChapter, remove } = useOutlineChanges(project, branch)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string | null>(null)
  const [adding, setAdding] = useState<string | null>(null)
  const [removing, setRemoving] = useState<OutlineScene | null>(null)
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
  const homeOfRemoved = removing === null ? undefined : chapterOf(removing.id)
  const focusOn = (key: string | undefined) => key && tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus()
  const fold = (slug: string, shut: boolean) => setClosed((before) => new Set(shut ? [...before, slug] : [...before].filter((each) => each !== slug)))

  /** Puts a scene into a chapter, or a chapter into the book; `chapter` is then its own. */
  async function put({ kind, id }: Dragged, chapter: string, position: number) {
    if (moving) return
    if (!(await beforeChange())) return say({ text: 'Not moved. The words on the page have to be safe first.' })
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
  function pressed(event: KeyboardEvent<HTMLElement>, key: string) {
    if (event.target !== event.currentTarget) return
    const [kind, id] = [key.slice(0, 1), key.slice(2)]
    const at = visible.indexOf(key)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && event.altKey && event.shiftKey && canWrite) void moved({ kind: kind === 's' ? 'scene' : 'chapter', id }, step as 1 | -1)
    else if (event.altKey || event.ctrlKey || event.metaKey) return
    else if (step !== 0) focusOn(visible[at + step])
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
    onFocus: () => setFocused(key),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => pressed(event, key),
  })

  return (
    <div className="flex min-h-full flex-col gap-4 py-6">
      {/* once for all rows: what is drawn out of sight in each of them costs time at every keystroke */}
      <span id="outline-unit" hidden>
        words
      </span>
      <ul ref={tree} role="tree" aria-label="Chapters and scenes" aria-busy={moving} {...dragging.ground} className="flex flex-1 flex-col gap-4 px-2">
        {outline.chapters.map((chapter, index) => (
          <li key={chapter.slug} role="treeitem" aria-level={1} aria-expanded={!closed.has(chapter.slug)} aria-labelledby={`chapter-${chapter.slug} lock-${chapter.slug}`} {...item(`c:${chapter.slug}`)} className="rounded-control">
            <div className="group/row flex cursor-pointer items-start gap-2 rounded-control px-2 py-1 text-sec font-semibold" {...dragging.handle({ kind: 'chapter', id: chapter.slug })} onClick={() => fold(chapter.slug, !closed.has(chapter.slug))}>
              <span id={`chapter-${chapter.slug}`} className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                {numbered(index + 1, chapter.title)}
              </span>
              <Kept lock={locking.on('chapter', chapter.slug)} me={me} id={`lock-${chapter.slug}`} />
              {canWrite && (
                <KeepMenu
                  quiet={!holds(chapter, scene)}
                  title={chapter.title}
                  inOrder={holds(chapter, scene)}
                  items={locking.items(chapterOn(chapter))}
                  onLock={(wish) => locking.wish(wish, chapterOn(chapter))}
                >
                  <MoveItems onMove={(step) => void moved({ kind: 'chapter', id: chapter.slug }, step)} />
                </KeepMenu>
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
                    {...dragging.handle({ kind: 'scene', id: each.id })}
                    className={`group flex cursor-pointer items-start gap-2 rounded-control px-2 py-1.5 ${each.id === scene ? 'bg-accent-tint' : 'hover:bg-page'}`}
                    onClick={() => onOpen(each.id)}
                  >
                    <span id={`title-${each.id}`} className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                      {each.title}
                    </span>
                    <Kept lock={locking.on('scene', each.id)} me={me} id={`lock-${each.id}`} />
                    {canWrite && (
                      <SceneMenu
                        title={each.title}
                        inOrder={each.id === scene}
                        onAdd={() => setAdding(each.id)}
                        onWhoWrote={() => navigate({ screen: 'origins', project, draft: inBook ? null : branch, part: { kind: 'scenes', id: each.id } })}
                        onMove={(step) => void moved({ kind: 'scene', id: each.id }, step)}
                        from={inBook ? 'the book' : 'this draft'}
                        onRemove={scenes.length > 1 ? () => setRemoving(each) : undefined}
                        locking={locking.items(sceneOn(each, chapter))}
                        onLock={(wish) => locking.wish(wish, sceneOn(each, chapter))}
                      />
                    )}
                    <span id={`words-${each.id}`} className="numbers shrink-0 text-count leading-5 text-muted">
                      {number(each.words)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-2 px-4">
        {canWrite && (scene ?? scenes.at(-1)?.scene.id) !== undefined && (
          <Button kind="plain" className="-ml-3 text-muted" onClick={() => setAdding(scene ?? scenes.at(-1)!.scene.id)}>
            <Plus size={16} aria-hidden /> Add scene
          </Button>
        )}
        <span className="flex-1" />
        <Kept lock={locking.on('book', '')} me={me} id="lock-of-book" />
        {canWrite && <KeepMenu inOrder title="the whole book" items={locking.items(bookOn(outline))} onLock={(wish) => locking.wish(wish, bookOn(outline))} />}
      </div>
      {locking.dialogs}
      <AddScene
        open={adding !== null}
        pending={add.isPending}
        error={add.error}
        onClose={() => {
          setAdding(null)
          add.reset()
        }}
        onAdd={async (title) => {
          const chapter = chapterOf(adding!)
          if (!chapter || !(await beforeChange())) return
          const made = await add.mutateAsync({ chapter: chapter.slug, title, after: adding }).catch(() => null)
          if (!made) return
          setAdding(null)
          writeNext(made.scene)
          onOpen(made.scene)
        }}
      />
      <RemoveScene
        scene={removing}
        from={inBook ? 'the book' : 'this draft'}
        kept={homeOfRemoved ? locking.over(sceneOn(removing!, homeOfRemoved)) : null}
        me={me}
        pending={remove.isPending}
        onClose={() => setRemoving(null)}
        onRemove={async (gone) => {
          if (!(await beforeChange())) return
          const done = await remove.mutateAsync({ outline, scene: gone.id }).catch(() => null)
          setRemoving(null)
          const at = scenes.findIndex((each) => each.scene.id === gone.id)
          const next = scenes[at + 1] ?? scenes[at - 1]
          if (done && gone.id === scene && next) onOpen(next.scene.id)
        }}
      />
    </div>
  )
}

const keyOf = ({ kind, id }: Dragged) => `${kind === 'scene' ? 's' : 'c'}:${id}`
const holds = ({ scenes }: OutlineChapter, scene: string | null) => scenes.some((each) => each.id === scene)
const chapterOn = ({ slug, title }: OutlineChapter): Keepable => ({ kind: 'chapter', target: slug, title, chapter: slug })
const sceneOn = ({ id, title }: OutlineScene, { slug }: OutlineChapter): Keepable => ({ kind: 'scene', target: id, title, chapter: slug })
const bookOn = ({ title }: OutlineData): Keepable => ({ kind: 'book', target: '', title, chapter: null })

function Kept({ lock, me, id }: { lock: Lock | null; me: string; id: string }) {
  return lock && <LockBadge lock={lock} me={me} id={id} />
}

/** "2 The confrontation"; a title that names its own number is left as it is. */
function numbered(place: number, title: string): string {
  return /^(chapter|book|part|volume|letter)\b|^[\divxlc]+\b[.:]?/i.test(title) ? title : `${place} ${title}`
}
