/** Two texts side by side wherever both say something else, and one chooses place by place. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { assemble } from './stale'
import type { Pick, Stretch } from './stale'

export interface ChoiceText {
  /** What is chosen about; empty where only one text is. */
  name: string
  parts: Stretch[]
}

export interface SideName {
  name: string
  note: string
}

interface ChoiceDialogProps {
  title: string
  description: string
  texts: readonly ChoiceText[]
  mine: SideName
  theirs: SideName
  keepLabel?: string
  /** Takes the chosen texts, in the order of `texts`. */
  onKeep(chosen: string[]): Promise<unknown>
  onClose(): void
}

type Picks = (Pick | null)[]

export function ChoiceDialog(props: ChoiceDialogProps) {
  const { texts, mine, theirs, onKeep, onClose } = props
  const [picks, setPicks] = useState<Picks[]>(texts.map(({ parts }) => parts.filter((part) => part.kind === 'choice').map(() => null)))
  const ready = picks.flat().every((pick) => pick !== null)
  const keeping = useMutation({
    mutationFn: () => onKeep(texts.map(({ parts }, at) => assemble(parts, picks[at] as Pick[]))),
    onSuccess: onClose,
  })
  const choose = (text: number, place: number, pick: Pick) =>
    setPicks(picks.map((each, i) => (i === text ? each.map((one, j) => (j === place ? pick : one)) : each)))
  return (
    <Dialog open wide title={props.title} description={props.description} onClose={onClose}>
      {texts.map((text, at) => (
        <section key={at} className="flex flex-col gap-4">
          {text.name !== '' && <h3 className="border-t border-line pt-3 font-page text-[17px] leading-6 font-medium">{text.name}</h3>}
          <Places text={text} picks={picks[at]!} mine={mine} theirs={theirs} onPick={(place, pick) => choose(at, place, pick)} />
        </section>
      ))}
      {picks.flat().length === 0 && <p>Both texts fit together. Nothing needs a choice.</p>}
      {keeping.error && <Notice tone="error">{wordsOf(keeping.error)}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Later</Button>
        <Button kind="primary" disabled={!ready || keeping.isPending} onClick={() => keeping.mutate()}>
          {props.keepLabel ?? 'Save this'}
        </Button>
      </div>
    </Dialog>
  )
}

interface PlacesProps {
  text: ChoiceText
  picks: Picks
  mine: SideName
  theirs: SideName
  onPick(place: number, pick: Pick): void
}

function Places({ text: { name, parts }, picks, mine, theirs, onPick }: PlacesProps) {
  const places = parts.flatMap((part, at) => (part.kind === 'choice' ? [at] : []))
  return places.map((place, at) => {
    const part = parts[place] as Stretch & { kind: 'choice' }
    const kind = picks[at]?.kind
    const choice = (label: string, pick: Pick) => (
      <Button key={label} aria-pressed={kind === pick.kind} kind={kind === pick.kind ? 'primary' : 'normal'} onClick={() => onPick(at, pick)}>
        {label}
      </Button>
    )
    return (
      <fieldset key={place} className="flex flex-col gap-3">
        <legend className="sr-only">
          {name} place {at + 1}
        </legend>
        <Around text={textAt(parts, place - 1)} end />
        <div className="grid gap-3 min-[760px]:grid-cols-2">
          <Side {...mine} text={part.mine} taken={kind === 'mine' || kind === 'both'} />
          <Side {...theirs} text={part.theirs} taken={kind === 'theirs' || kind === 'both'} />
        </div>
        <div className="flex flex-wrap gap-2">
          {choice(mine.name, { kind: 'mine' })}
          {choice(theirs.name, { kind: 'theirs' })}
          {choice('Both', { kind: 'both' })}
          {choice('Write it new', { kind: 'own', text: part.mine })}
        </div>
        {kind === 'own' && (
          <textarea
            className="field font-page min-h-24 text-[16px] leading-6"
            aria-label="The new text"
            value={(picks[at] as { text: string }).text}
            onChange={(event) => onPick(at, { kind: 'own', text: event.target.value })}
          />
        )}
        <Around text={textAt(parts, place + 1)} />
      </fieldset>
    )
  })
}

function Side({ name, note, text, taken }: SideName & { text: string; taken: boolean }) {
  return (
    <section aria-label={name} className={`card p-3 ${taken ? 'outline-2 outline-accent' : ''}`}>
      <p className="mb-1 text-sec font-semibold">
        {name} <span className="font-normal text-muted">{note}</span>
      </p>
      <p className="font-page text-[16px] leading-6 whitespace-pre-line">{flowing(text) || <span className="text-muted">Taken out.</span>}</p>
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
