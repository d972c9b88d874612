/** A chapter or the whole book in one scroll: one page after another, each of its own file and saved by itself. */
'use client'

import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { PlacedScene } from '@/features/outline/order'
import { awaitsAnother, classOf, takesKeyboard } from '@/features/page'
import type { BookPageHandle, Entry, HouseStyle, Manner, PageEditorHandle } from '@/features/page'
import { beyond, linesOf } from './extent'
import { useHeld } from './useHeld'
import { useNear } from './useNear'
import { WholeScene } from './WholeScene'
import type { SceneEvents } from './WholeScene'
import './whole.css'

interface WholePageProps extends Manner {
  project: string
  branch: string
  scenes: readonly PlacedScene[]
  /** The scene that the desk is at. */
  scene: string
  /** The caret, or the reader, is at another scene now. */
  onScene(scene: string): void
  onNote(id: string): void
  /** The comment that was chosen. */
  comment: string | null
  onComment(id: string): void
  onDraft: (() => void) | undefined
  mayWrite(placed: PlacedScene): boolean
  source: boolean
  showNotes: boolean
  style: HouseStyle | undefined
  handle: RefObject<BookPageHandle | null>
}

/** A reader who scrolls is where they rest. */
const REST = 200

export function WholePage({ project, branch, scenes, scene, onScene, onNote, comment, onComment, onDraft, mayWrite, source, typewriter, dim, showNotes, style, handle }: WholePageProps) {
  const ids = scenes.map((each) => each.scene.id)
  const { near, scroller } = useNear(ids)
  const hold = useHeld(scroller, ids)
  const pages = useRef(new Map<string, PageEditorHandle>())
  const [coming, setComing] = useState<{ scene: string; entry: Entry } | null>(null)
  const [width, setWidth] = useState<number | null>(null)
  const current = useRef({ scene, scenes, onScene, onNote, onComment, onDraft })
  /** The scene that is in view because one came to it in this page, and not because the desk went there. */
  const own = useRef<string | null>(null)
  useLayoutEffect(() => {
    current.current = { scene, scenes, onScene, onNote, onComment, onDraft }
  })

  const arrive = useCallback((at: string) => {
    // the keyboard may come back from a dialog to where it was, while the desk is on its way elsewhere
    if (at === current.current.scene || awaitsAnother(at)) return
    own.current = at
    current.current.onScene(at)
  }, [])
  const drafts = onDraft !== undefined
  const events = useMemo<SceneEvents>(
    () => ({
      onHere: arrive,
      onBeyond(from, forward, way, x) {
        const to = beyond(current.current.scenes, from, forward, way)
        if (to === null || to === from) return false
        const entry: Entry = { at: forward === (way === 'near') ? 'start' : 'end', x }
        const page = pages.current.get(to)
        if (page) page.enter(entry)
        else setComing({ scene: to, entry })
        return true
      },
      onEntered: () => setComing(null),
      ...(drafts && { onDraft: () => current.current.onDraft?.() }),
      onNote: (id) => current.current.onNote(id),
      onComment: (id) => current.current.onComment(id),
      onPage(at, page) {
        if (page) pages.current.set(at, page)
        else pages.current.delete(at)
      },
    }),
    [arrive, drafts],
  )

  useLayoutEffect(() => {
    const column = scroller.current!.querySelector('.pw-away, .cm-editor')
    if (column) setWidth(column.clientWidth / parseFloat(getComputedStyle(column).fontSize))
  }, [scroller])
  useLayoutEffect(() => {
    if (own.current === scene || width === null) return
    own.current = scene
    hold(scene)
    if (pages.current.has(scene) && takesKeyboard(scene)) pages.current.get(scene)!.focus()
  })
  useReaderAtRest(scroller, scene, arrive)

  useImperativeHandle(handle, (): BookPageHandle => {
    const page = () => pages.current.get(current.current.scene)
    return {
      focus: () => page()?.focus(),
      text: () => page()?.text() ?? '',
      select: (from, to) => page()?.select(from, to),
      showChange: (id) => page()?.showChange(id),
      replaceText: (text) => page()?.replaceText(text),
    }
  }, [])

  return (
    <div ref={scroller} className={`pw-whole ${classOf({ source, typewriter, dim })}`}>
      {scenes.map((placed, index) => {
        const { id, words } = placed.scene
        return (
          <WholeScene
            key={id}
            project={project}
            branch={branch}
            placed={placed}
            opens={scenes[index - 1]?.chapter.slug !== placed.chapter.slug}
            alive={near.has(id) || id === scene || id === coming?.scene}
            here={id === scene}
            entry={coming?.scene === id ? coming.entry : null}
            readOnly={!mayWrite(placed)}
            source={source}
            showNotes={showNotes}
            comment={id === scene ? comment : null}
            style={style}
            lines={linesOf(words, width ?? 34)}
            events={events}
          />
        )
      })}
    </div>
  )
}

/** Who only reads is at the scene in the middle of the view, once it rests; a caret stays where it is. */
function useReaderAtRest(scroller: RefObject<HTMLElement | null>, scene: string, arrive: (scene: string) => void): void {
  useEffect(() => {
    const page = scroller.current!
    let timer: ReturnType<typeof setTimeout>
    function rested() {
      // who has a dialog or a menu open is where they were
      if (document.activeElement?.closest('[role=dialog], [role=menu]') || page.contains(document.activeElement)) return
      const view = page.getBoundingClientRect()
      const parts = [...page.querySelectorAll<HTMLElement>('[data-part]')].map((part) => ({ id: part.dataset.part!, rect: part.getBoundingClientRect() }))
      const here = parts.find(({ id }) => id === scene)
      if (here && here.rect.bottom > view.top && here.rect.top < view.bottom) return
      const middle = parts.find(({ rect }) => rect.bottom > (view.top + view.bottom) / 2)
      if (middle) arrive(middle.id)
    }
    function scrolled() {
      clearTimeout(timer)
      timer = setTimeout(rested, REST)
    }
    page.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      clearTimeout(timer)
      page.removeEventListener('scroll', scrolled)
    }
  }, [scroller, scene, arrive])
}
