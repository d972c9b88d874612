/** A file as the book that it would become: looked at, arranged, and only then made. */
'use client'

import { Redo2, Undo2 } from 'lucide-react'
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { ImportPreview, PreviewAround } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { counted, number } from '@/components/format'
import { Notice } from '@/components/Notice'
import { TextField } from '@/components/TextField'
import { countsOf, planOf, sourceOf } from './arrangement'
import type { Plan } from './arrangement'
import { BringStatus } from './BringStatus'
import { ChapterList } from './ChapterList'
import { begin, stepped } from './steps'
import type { Step, Steps } from './steps'
import type { Bringing } from './useBringing'
import { besides, listed } from './words'

export function BringBook({ preview, bringing }: { preview: ImportPreview; bringing: Bringing }) {
  const source = useMemo(() => sourceOf(preview), [preview])
  const [steps, take] = useReducer(stepped<Plan>, source, (first): Steps<Plan> => begin(planOf(first)))
  const plan = steps.now
  const to = (next: Plan) => take({ kind: 'to', next })
  const changed = steps.past.length > 0
  useEffect(() => {
    if (!changed) return
    // what was arranged is kept nowhere
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [changed])
  useUndoKeys(take)
  const counts = useMemo(() => countsOf(plan, source), [plan, source])
  const busy = bringing.doing !== null
  const [leaving, setLeaving] = useState(false)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <section aria-labelledby="bring-title" className="flex flex-col gap-4 [&_:is(input,button,[tabindex])]:scroll-mb-32">
      <div>
        <h1 ref={head} id="bring-title" className="font-page text-[24px] leading-8 font-medium outline-none" tabIndex={-1} data-focus-home>
          Bring my book
        </h1>
        <p className="mt-1 text-muted [overflow-wrap:anywhere]">This is how {bringing.file?.name} is read. Nothing is created until you bring it in.</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField key={`t-${plan.title}`} label="Title" defaultValue={plan.title} maxLength={200} onBlur={(event) => retitled(event.target.value)} />
        <TextField key={`a-${plan.author}`} label="Author" defaultValue={plan.author} maxLength={200} onBlur={(event) => authored(event.target.value)} />
      </div>
      <div role="status" className="card numbers p-3">
        <p>
          {counted(counts.chapters, 'chapter')}, {counted(counts.scenes, 'scene')}, {counted(counts.words, 'word')}. {whole(counts.excluded, preview.words)}
          {besides(counts.around)}
        </p>
        {preview.left_out.length > 0 && <p className="text-muted">Left out, as it is no text: {listed(preview.left_out)}.</p>}
      </div>
      <Around what="Before the story" around={preview.front} kept={plan.front} onKeep={(front) => to({ ...plan, front })} />
      <ChapterList plan={plan} source={source} onChange={to} />
      <Around what="After the story" around={preview.back} kept={plan.back} onKeep={(back) => to({ ...plan, back })} />
      {/* where the window is no higher than a few lines it would cover what one writes in */}
      <div className="flex flex-col gap-2 border-t border-line bg-desk py-3 [@media(min-height:480px)]:sticky [@media(min-height:480px)]:bottom-0">
        <BringStatus bringing={bringing} />
        {counts.chapters === 0 && <Notice tone="warn">Everything is left out. Put at least one scene back.</Notice>}
        <div className="flex flex-wrap items-center gap-2">
          <Button kind="primary" disabled={busy || counts.chapters === 0} onClick={() => bringing.make(plan)}>
            Bring it in
          </Button>
          <Button disabled={busy} onClick={() => (changed ? setLeaving(true) : bringing.stop())}>
            Not now
          </Button>
          <span className="ml-auto flex gap-2">
            <Button kind="plain" disabled={busy || !changed} onClick={() => take({ kind: 'undo' })}>
              <Undo2 size={16} aria-hidden /> Undo
            </Button>
            <Button kind="plain" disabled={busy || steps.future.length === 0} onClick={() => take({ kind: 'redo' })}>
              <Redo2 size={16} aria-hidden /> Redo
            </Button>
          </span>
        </div>
      </div>
      <Dialog open={leaving} title="Leave it for now?" description="What you arranged here is not kept. Your file is as it was." onClose={() => setLeaving(false)}>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setLeaving(false)}>Go on arranging</Button>
          <Button kind="danger" onClick={bringing.stop}>
            Leave it
          </Button>
        </div>
      </Dialog>
    </section>
  )

  function retitled(title: string) {
    if (title.trim() && title.trim() !== plan.title) to({ ...plan, title: title.trim() })
  }

  function authored(author: string) {
    if (author.trim() !== plan.author) to({ ...plan, author: author.trim() })
  }
}

function whole(excluded: number, words: number): string {
  if (excluded === 0) return 'Every word of your file is here.'
  return `You leave out ${number(excluded)} of the ${counted(words, 'word')} of your file.`
}

function Around({ what, around, kept, onKeep }: { what: string; around: PreviewAround | null; kept: boolean; onKeep(kept: boolean): void }) {
  if (!around) return null
  // its first title is often how it begins
  const titles = around.titles.filter((title) => !around.opening.startsWith(title))
  return (
    <label className="card flex items-start gap-3 p-3">
      <input type="checkbox" className="mt-1 accent-accent" checked={kept} onChange={(event) => onKeep(event.target.checked)} />
      <span className="min-w-0">
        <span className="font-medium">{what}</span> <span className="numbers text-sec text-muted">{counted(around.words, 'word')}</span>
        <span className={`block truncate font-page ${kept ? '' : 'line-through'}`}>{around.opening}</span>
        {titles.length > 0 && <span className="block text-sec text-muted [overflow-wrap:anywhere]">Also {listed(titles)}</span>}
      </span>
    </label>
  )
}

function useUndoKeys(take: (step: Step<Plan>) => void) {
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
      if (typing || !(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      take({ kind: key === 'y' || event.shiftKey ? 'redo' : 'undo' })
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [take])
}
