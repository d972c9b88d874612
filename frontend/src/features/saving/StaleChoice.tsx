/** Two people changed the same sentence: both texts side by side, and nothing lost until one chooses. */
'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SceneView } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys, readScene } from '@/api/queries'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { moment } from '@/components/format'
import { Notice } from '@/components/Notice'
import { nameOf, otherAuthor } from './coauthor'
import type { SceneSaver } from './saver'
import { assemble, stretches } from './stale'
import type { Pick, Stretch } from './stale'
import { useSaveState } from './useSaver'

interface StaleChoiceProps {
  project: string
  saver: SceneSaver | null
  me: string
}

interface Sides {
  newest: SceneView
  parts: Stretch[]
  who: string
  when: string
}

export function StaleChoice({ project, saver, me }: StaleChoiceProps) {
  const { phase, common } = useSaveState(saver)
  const [sides, setSides] = useState<Sides | null>(null)
  const comparing = useMutation({ mutationFn: () => bothSides(project, saver!, common ?? '', me), onSuccess: setSides })
  const other = useQuery({
    queryKey: [...keys.book(project), 'other', saver?.base.path, common],
    queryFn: () => otherAuthor(project, saver!.base.path, me),
    enabled: saver !== null && phase === 'choice',
  })
  if (saver === null || phase !== 'choice') return null
  return (
    <div role="alert" className="flex flex-wrap items-center justify-between gap-2 border-b border-warn bg-warn-tint px-4 py-2 text-warn">
      <span>You and {nameOf(other.data?.author, me)} changed the same sentence. Nothing is lost or shared until you choose.</span>
      <Button disabled={comparing.isPending} onClick={() => comparing.mutate()}>
        Choose
      </Button>
      {comparing.error && <span>{wordsOf(comparing.error)}</span>}
      {sides && <Choosing sides={sides} saver={saver} onClose={() => setSides(null)} />}
    </div>
  )
}

async function bothSides(project: string, saver: SceneSaver, common: string, me: string): Promise<Sides> {
  const newest = await readScene(project, saver.base.id)
  const theirs = await otherAuthor(project, newest.path, me)
  // the details before the prose are not what one chooses about here
  const base = common.slice(common.length - proseOf(common, saver).length)
  return { newest, parts: stretches(base, saver.words, newest.prose), who: nameOf(theirs?.author, me), when: theirs ? moment(theirs.at) : '' }
}

/** "Ben's"; a window's text is simply the other. */
function owned(who: string): string {
  return who === 'another window of yours' || who === 'someone else' ? 'The other' : `${who}’s`
}

/** The prose of an earlier text of the same file. */
function proseOf(text: string, saver: SceneSaver): string {
  const head = saver.base.text.slice(0, saver.base.text.length - saver.base.prose.length)
  if (text.startsWith(head)) return text.slice(head.length)
  return text.replace(/^---\r?\n[\s\S]*?\n---\r?\n(?:\r?\n)?/, '')
}

function Choosing({ sides, saver, onClose }: { sides: Sides; saver: SceneSaver; onClose(): void }) {
  const { newest, parts, who, when } = sides
  const places = parts.flatMap((part, at) => (part.kind === 'choice' ? [at] : []))
  const [picks, setPicks] = useState<(Pick | null)[]>(places.map(() => null))
  const ready = picks.every((pick) => pick !== null)
  const keeping = useMutation({
    mutationFn: () => saver.choose(newest, assemble(parts, picks as Pick[])),
    onSuccess: onClose,
  })
  const choose = (at: number, pick: Pick) => setPicks(picks.map((each, i) => (i === at ? pick : each)))
  return (
    <Dialog open wide title={`You and ${who} changed the same sentence`} description="Nothing is lost or shared until you choose." onClose={onClose}>
      {places.map((place, at) => (
        <fieldset key={place} className="flex flex-col gap-3">
          <legend className="sr-only">Place {at + 1}</legend>
          <Around text={textAt(parts, place - 1)} end />
          <div className="grid gap-3 min-[760px]:grid-cols-2">
            <Side name="Mine" note="now" part={parts[place]!} side="mine" chosen={picks[at]?.kind} />
            <Side name={owned(who)} note={when} part={parts[place]!} side="theirs" chosen={picks[at]?.kind} />
          </div>
          <div className="flex flex-wrap gap-2">
            {(['mine', 'theirs', 'both'] as const).map((kind) => (
              <Button key={kind} aria-pressed={picks[at]?.kind === kind} kind={picks[at]?.kind === kind ? 'primary' : 'normal'} onClick={() => choose(at, { kind })}>
                {kind === 'mine' ? 'Mine' : kind === 'theirs' ? owned(who) : 'Both'}
              </Button>
            ))}
            <Button
              aria-pressed={picks[at]?.kind === 'own'}
              kind={picks[at]?.kind === 'own' ? 'primary' : 'normal'}
              onClick={() => choose(at, { kind: 'own', text: (parts[place] as { mine: string }).mine })}
            >
              Write it new
            </Button>
          </div>
          {picks[at]?.kind === 'own' && (
            <textarea
              className="field font-page min-h-24 text-[16px] leading-6"
              aria-label="The new text"
              value={(picks[at] as { text: string }).text}
              onChange={(event) => choose(at, { kind: 'own', text: event.target.value })}
            />
          )}
          <Around text={textAt(parts, place + 1)} />
        </fieldset>
      ))}
      {places.length === 0 && <p>Both texts fit together. Nothing needs a choice.</p>}
      {keeping.error && <Notice tone="error">{wordsOf(keeping.error)}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Later</Button>
        <Button kind="primary" disabled={!ready || keeping.isPending} onClick={() => keeping.mutate()}>
          Save this
        </Button>
      </div>
    </Dialog>
  )
}

function Side({ name, note, part, side, chosen }: { name: string; note: string; part: Stretch; side: 'mine' | 'theirs'; chosen?: string }) {
  const text = part.kind === 'choice' ? flowing(part[side]) : ''
  const taken = chosen === side || chosen === 'both'
  return (
    <section aria-label={name} className={`card p-3 ${taken ? 'outline-2 outline-accent' : ''}`}>
      <h3 className="mb-1 text-sec font-semibold">
        {name} <span className="font-normal text-muted">{note}</span>
      </h3>
      <p className="font-page text-[16px] leading-6 whitespace-pre-line">{text || <span className="text-muted">Taken out.</span>}</p>
    </section>
  )
}

function textAt(parts: Stretch[], at: number): string {
  const part = parts[at]
  return part?.kind === 'same' ? flowing(part.text) : ''
}

/** Hard-wrapped lines as the page shows them: one paragraph. */
function flowing(text: string): string {
  return text.trim().replace(/([^\n])\r?\n(?!\s*\n)/g, '$1 ')
}

/** The end of what stands before, or the beginning of what follows. */
function Around({ text, end = false }: { text: string; end?: boolean }) {
  if (text === '') return null
  const shown = text.length <= 160 ? text : end ? `…${text.slice(-160)}` : `${text.slice(0, 160)}…`
  return <p className="font-page text-[15px] leading-6 text-muted">{shown}</p>
}
