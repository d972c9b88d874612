/** The chapters and scenes of a plan; one scene at a time has the keyboard, and its keys. */
'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { joinChapter, keepChapter, rename, wordsOfScene } from './arrangement'
import type { Chapter, Plan, Source } from './arrangement'
import { SceneRow } from './SceneRow'

interface ListProps {
  plan: Plan
  source: Source
  onChange(next: Plan): void
}

export function ChapterList({ plan, source, onChange }: ListProps) {
  const list = useRef<HTMLOListElement>(null)
  const ids = plan.chapters.flatMap((chapter) => chapter.scenes.map((scene) => scene.id))
  const [wanted, setWanted] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const current = wanted !== null && ids.includes(wanted) ? wanted : ids[0]
  const moving = useRef(false)
  useEffect(() => {
    // a step may have taken the row away that had the keyboard
    if (moving.current) list.current?.querySelector<HTMLElement>(`[data-scene="${CSS.escape(current ?? '')}"]`)?.focus()
    moving.current = false
  }, [current, plan])
  const go = (id: string | undefined) => {
    if (id === undefined) return
    moving.current = true
    setWanted(id)
  }
  return (
    <>
      <p className="hidden text-sec text-muted sm:block">
        On a scene: <kbd>↑</kbd> <kbd>↓</kbd> go, <kbd>S</kbd> splits it, <kbd>J</kbd> joins it to the one above, <kbd>C</kbd> begins a chapter with it, <kbd>X</kbd> leaves it out. Ctrl+Z undoes.
      </p>
      <ol ref={list} aria-label="Chapters" className="flex flex-col gap-4">
        {plan.chapters.map((chapter, at) => (
          <li key={chapter.id} className="card p-3">
            <ChapterHead chapter={chapter} first={at === 0} plan={plan} source={source} onChange={onChange} />
            <ol aria-label={`Scenes of ${chapter.title}`} className="mt-2 flex flex-col">
              {chapter.scenes.map((scene, place) => (
                <SceneRow
                  key={scene.id}
                  scene={scene}
                  place={place}
                  above={place > 0 || at > 0}
                  current={scene.id === current}
                  open={scene.id === open}
                  plan={plan}
                  source={source}
                  onFocus={() => setWanted(scene.id)}
                  onOpen={(shown) => setOpen(shown ? scene.id : null)}
                  onGo={(step) => go(ids[ids.indexOf(scene.id) + step])}
                  onChange={(next, then) => {
                    onChange(next)
                    setOpen(null)
                    go(then ?? scene.id)
                  }}
                  aboveId={ids[ids.indexOf(scene.id) - 1]}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </>
  )
}

function ChapterHead({ chapter, first, plan, source, onChange }: ListProps & { chapter: Chapter; first: boolean }) {
  const kept = chapter.scenes.filter((scene) => scene.kept)
  const words = kept.reduce((sum, scene) => sum + wordsOfScene(source, scene), 0)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        key={chapter.title}
        className={`field min-w-0 flex-1 basis-48 font-page font-medium ${kept.length ? '' : 'line-through'}`}
        aria-label={`Title of the chapter ${chapter.title}`}
        defaultValue={chapter.title}
        maxLength={200}
        onBlur={(event) => {
          const next = rename(plan, chapter.id, event.target.value)
          if (event.target.value.trim() === '') event.target.value = chapter.title
          else if (event.target.value.trim() !== chapter.title) onChange(next)
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <span className="numbers text-sec text-muted">
        {counted(kept.length, 'scene')}, {counted(words, 'word')}
      </span>
      {!first && (
        <Button kind="plain" aria-label={`Join to the one above: ${chapter.title}`} onClick={() => onChange(joinChapter(plan, chapter.id))}>
          Join to the one above
        </Button>
      )}
      <Button kind="plain" aria-label={`${kept.length ? 'Leave out' : 'Put back'}: ${chapter.title}`} onClick={() => onChange(keepChapter(plan, chapter.id, kept.length === 0))}>
        {kept.length ? 'Leave out' : 'Put back'}
      </Button>
    </div>
  )
}
