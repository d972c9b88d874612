/** A scene of the plan: how it begins, how long it is, and what can be made of it, by mouse and by key. */
'use client'

import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { beginChapter, join, keepScene, paragraphsOf, split, wordsOfScene } from './arrangement'
import type { Plan, Scene, Source } from './arrangement'

interface RowProps {
  scene: Scene
  place: number
  /** Whether there is a scene above it, and which. */
  above: boolean
  aboveId: string | undefined
  current: boolean
  open: boolean
  plan: Plan
  source: Source
  onFocus(): void
  onOpen(shown: boolean): void
  onGo(step: 1 | -1): void
  /** `then`: the scene that has the keyboard next, if not this one. */
  onChange(next: Plan, then?: string): void
}

export function SceneRow(props: RowProps) {
  const { scene, place, above, aboveId, current, open, plan, source, onChange, onGo, onOpen } = props
  const paragraphs = paragraphsOf(source, scene)
  const opening = paragraphs[0]?.paragraph.opening ?? 'No words yet'
  const actions: Record<string, (() => void) | false> = {
    s: paragraphs.length > 1 && (() => onOpen(!open)),
    j: above && (() => onChange(join(plan, scene.id), place > 0 ? aboveId : undefined)),
    c: place > 0 && (() => onChange(beginChapter(plan, scene.id))),
    x: () => onChange(keepScene(plan, scene.id, !scene.kept)),
    arrowdown: () => onGo(1),
    arrowup: () => onGo(-1),
    escape: open && (() => onOpen(false)),
  }
  function pressed(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const run = actions[event.key.toLowerCase()]
    if (!run) return
    event.preventDefault()
    run()
  }
  const stop = current ? 0 : -1
  const words = counted(wordsOfScene(source, scene), 'word')
  return (
    <li className="border-t border-line first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
        <div
          role="group"
          data-scene={scene.id}
          aria-label={`Scene ${place + 1}, ${words}${scene.kept ? '' : ', left out'}: ${opening}`}
          aria-keyshortcuts="S J C X"
          tabIndex={stop}
          className="min-w-0 flex-1 basis-64 rounded-control px-1"
          onFocus={props.onFocus}
          onKeyDown={pressed}
        >
          <span className={`block truncate font-page ${scene.kept ? '' : 'text-muted line-through'}`}>{opening}</span>
          <span className="numbers text-count text-muted">
            {words}, {counted(paragraphs.length, 'paragraph')}
            {scene.kept ? '' : ' · left out'}
          </span>
        </div>
        <div className="flex flex-wrap">
          {actions.s && (
            <Button kind="plain" tabIndex={stop} aria-expanded={open} onClick={actions.s}>
              Split…
            </Button>
          )}
          {actions.j && (
            <Button kind="plain" tabIndex={stop} onClick={actions.j}>
              Join up
            </Button>
          )}
          {actions.c && (
            <Button kind="plain" tabIndex={stop} onClick={actions.c}>
              New chapter
            </Button>
          )}
          <Button kind="plain" tabIndex={stop} onClick={actions.x || undefined}>
            {scene.kept ? 'Leave out' : 'Put back'}
          </Button>
        </div>
      </div>
      {open && <Places scene={scene} source={source} onSplit={(before) => onChange(split(plan, source, scene.id, before), `${scene.id}.${before}`)} onClose={() => onOpen(false)} />}
    </li>
  )
}

/** The paragraphs of a scene, with every place where it can be parted. */
function Places({ scene, source, onSplit, onClose }: { scene: Scene; source: Source; onSplit(before: number): void; onClose(): void }) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  function pressed(event: KeyboardEvent) {
    if (event.key === 'Escape') return onClose()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const places = [...(list.current?.querySelectorAll('button') ?? [])]
    const next = step && places[places.indexOf(event.target as HTMLButtonElement) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <ol ref={list} aria-label="Where the scene can be split" className="mb-3 flex flex-col gap-1 border-l-2 border-accent pl-3" onKeyDown={pressed}>
      {paragraphsOf(source, scene).map(({ at, paragraph }, before) => (
        <li key={`${at.scene}.${at.first}`} className="flex flex-col items-start gap-1">
          {before > 0 && (
            <button type="button" className="link min-h-6 text-sec" aria-label={`Split here, before “${paragraph.opening}”`} onClick={() => onSplit(before)}>
              Split here
            </button>
          )}
          <span className="w-full truncate font-page">{paragraph.opening}</span>
        </li>
      ))}
    </ol>
  )
}
