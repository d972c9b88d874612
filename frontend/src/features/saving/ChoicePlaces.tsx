/** The places of one text where both sides say something else: side by side, and what can be chosen. */
'use client'

import { Button } from '@/components/Button'
import { quoted } from '@/features/page/reading'
import { BesideWords } from './BesideWords'
import { InItalics } from './InItalics'
import type { Choice, Pick, Stretch } from './stale'
import { stretchesBeside } from './wording'

export interface ChoiceText {
  /** What is chosen about; empty where only one text is. */
  name: string
  parts: Stretch[]
  mine: SideName
  theirs: SideName
}

/** Whose a side is, and who wrote it when. */
export interface SideName {
  name: string
  note: string
}

/** What is chosen in one place; the text that was written there stays, whatever is chosen then. */
export interface Picked {
  kind: Pick['kind'] | null
  own: string | null
}

interface ChoicePlacesProps {
  text: ChoiceText
  picks: readonly Picked[]
  onPick(place: number, picked: Picked): void
}

export const choicesOf = (parts: readonly Stretch[]): Choice[] => parts.filter((part) => part.kind === 'choice')

export function ChoicePlaces({ text, picks, onPick }: ChoicePlacesProps) {
  const { name, parts, mine, theirs } = text
  const places = parts.flatMap((part, at) => (part.kind === 'choice' ? [at] : []))
  return places.map((place, at) => {
    const part = parts[place] as Choice
    const picked = picks[at]!
    const { kind, own } = picked
    const choice = (label: string, wanted: Pick['kind']) => (
      <Button
        aria-pressed={kind === wanted}
        kind={kind === wanted ? 'primary' : 'normal'}
        onClick={() => onPick(at, { kind: wanted, own: wanted === 'own' ? (own ?? part.mine.trim()) : own })}
      >
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
          <Side {...mine} text={part.mine} other={part.theirs} taken={kind === 'mine' || kind === 'both'} />
          <Side {...theirs} text={part.theirs} other={part.mine} taken={kind === 'theirs' || kind === 'both'} />
        </div>
        <div className="flex flex-wrap gap-2">
          {choice(mine.name, 'mine')}
          {choice(theirs.name, 'theirs')}
          {choice('Both', 'both')}
          {choice('Write it new', 'own')}
        </div>
        {kind === 'own' && (
          <>
            <textarea
              className="field font-page min-h-24 text-[16px] leading-6"
              aria-label="The new text"
              value={own ?? ''}
              onChange={(event) => onPick(at, { kind, own: event.target.value })}
            />
            <InItalics text={own ?? ''} />
          </>
        )}
        <Around text={textAt(parts, place + 1)} />
      </fieldset>
    )
  })
}

function Side({ name, note, text, other, taken }: SideName & { text: string; other: string; taken: boolean }) {
  const stretches = stretchesBeside(text, other)
  return (
    <section aria-label={name} className={`card p-3 ${taken ? 'outline-2 outline-accent' : ''}`}>
      <p className="mb-1 text-sec font-semibold">
        {name} <span className="font-normal text-muted">{note}</span>
      </p>
      <p className="font-page text-[16px] leading-6 whitespace-pre-line">
        {stretches.length === 0 && <span className="text-muted">Taken out.</span>}
        <BesideWords stretches={stretches} />
      </p>
    </section>
  )
}

function textAt(parts: readonly Stretch[], at: number): string {
  const part = parts[at]
  return part?.kind === 'same' ? quoted(part.text) : ''
}

/** The end of what stands before, or the beginning of what follows. */
function Around({ text, end = false }: { text: string; end?: boolean }) {
  if (text === '') return null
  const shown = text.length <= 160 ? text : end ? `…${text.slice(-160)}` : `${text.slice(0, 160)}…`
  return <p className="font-page text-[15px] leading-6 text-muted">{shown}</p>
}
