/** Finds words all over the book and replaces them where one wants: each place is seen, before and after, first. */
'use client'

import { useDeferredValue, useId, useState } from 'react'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { TextField } from '@/components/TextField'
import { Trouble } from '@/components/Trouble'
import { countOf, placesLeft, toggled } from './chosen'
import { FoundScenes } from './FoundScenes'
import { useFound, useReplacing } from './useFinding'

interface FindReplaceProps {
  project: string
  branch: string
  canWrite: boolean
  /** What is marked on the page, to begin with. */
  marked: string
  /** Makes a version of the open scene's words; false: they are not safe. */
  wordsSafe(): Promise<boolean>
  onGo(scene: string): void
  onClose(): void
}

export function FindReplace({ project, branch, canWrite, marked, wordsSafe, onGo, onClose }: FindReplaceProps) {
  const [q, setQ] = useState(marked)
  const [words, setWords] = useState('')
  const [matchCase, setMatchCase] = useState(false)
  const [wholeWords, setWholeWords] = useState(false)
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const wanted = { q: useDeferredValue(q), match_case: matchCase, whole_words: wholeWords }
  const found = useFound(project, branch, wanted, useDeferredValue(canWrite ? words : null))
  const replacing = useReplacing(project, branch, wordsSafe)
  const looking = q.trim() !== ''
  const current = looking && wanted.q === q ? found.data : undefined
  const places = current ? placesLeft(current, out) : {}
  const count = countOf(places)
  // Enter never takes words out: for that one has to mean it
  const erasing = words === ''
  const replace = () => current && count > 0 && replacing.mutate({ wanted, words, found: current, places }, { onSuccess: onClose })
  function ask(change: () => void) {
    change()
    setOut(new Set())
    replacing.reset()
  }
  return (
    <Dialog open wide title={canWrite ? 'Find and replace' : 'Find in the book'} onClose={onClose}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (canWrite && !erasing) replace()
        }}
      >
        <div className={`grid gap-3 ${canWrite ? 'sm:grid-cols-2' : ''}`}>
          <TextField label="Find" value={q} maxLength={200} autoComplete="off" onChange={(event) => ask(() => setQ(event.target.value))} />
          {canWrite && <TextField label="Replace by" value={words} maxLength={200} autoComplete="off" hint="Left empty, they can be taken out." onChange={(event) => setWords(event.target.value)} />}
        </div>
        <div className="flex flex-wrap gap-x-6 gap-y-1">
          <Choice label="Capitals matter" checked={matchCase} onChange={(on) => ask(() => setMatchCase(on))} />
          <Choice label="Whole words only" checked={wholeWords} onChange={(on) => ask(() => setWholeWords(on))} />
        </div>
        <p className="text-muted" role="status">
          {replacing.isPending ? `Replacing in ${counted(countOf(replacing.variables.places), 'place')}… In a long book this takes a while.` : !looking ? 'Type what to look for. Titles and notes are left alone.' : current ? told(current.count, current.scenes.length, current.more) : found.error ? '' : 'Looking…'}
        </p>
        {looking && found.error && <Trouble what="The book could not be looked through." error={found.error} onRetry={() => void found.refetch()} />}
        {current && current.count > 0 && (
          <FoundScenes
            found={current}
            replacing={canWrite}
            out={out}
            onKeep={(names, keep) => setOut(toggled(out, names, keep))}
            onGo={(scene) => {
              onClose()
              onGo(scene)
            }}
          />
        )}
        {replacing.error && <Notice tone="error">{wordsOf(replacing.error)} Nothing was changed.</Notice>}
        {canWrite && (
          <div className="-mx-6 -mb-6 flex items-center justify-end gap-2 border-t border-line bg-page px-6 py-3 [@media(min-height:480px)]:sticky [@media(min-height:480px)]:bottom-[-24px]">
            <Button onClick={onClose}>
              Cancel
            </Button>
            {erasing && count > 0 ? (
              <Button kind="danger" disabled={replacing.isPending} onClick={replace}>
                Take out in {counted(count, 'place')}
              </Button>
            ) : (
              <Button kind="primary" type="submit" disabled={count === 0 || replacing.isPending}>
                {replacing.isPending ? 'Replacing…' : count === 0 ? 'Replace' : `Replace ${counted(count, 'place')}`}
              </Button>
            )}
          </div>
        )}
      </form>
    </Dialog>
  )
}

function Choice({ label, checked, onChange }: { label: string; checked: boolean; onChange(on: boolean): void }) {
  const id = useId()
  return (
    <span className="flex items-center gap-2">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </span>
  )
}

function told(count: number, scenes: number, more: boolean): string {
  if (count === 0) return 'Nothing found.'
  const where = `${counted(count, 'place')} in ${counted(scenes, 'scene')}`
  return more ? `The first ${where}. There are more: narrow it down, or do these first.` : where
}
