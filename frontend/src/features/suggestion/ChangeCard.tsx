/** One change of a suggestion, to be kept, left out or edited. */
'use client'

import { Check, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { DecisionEntry, SuggestedChange } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { counted, wordCount } from '@/components/format'
import { NoteText } from '@/features/notes/NoteText'
import { quoted, runsOf, StyledWords } from '@/features/page'
import { InItalics } from '@/features/saving/InItalics'
import type { PlacedChange } from './locate'

interface ChangeCardProps {
  number: number
  placed: PlacedChange
  focused: boolean
  canDecide: boolean
  onFocus(): void
  onDecide(entry: DecisionEntry): void
}

/** What a change does, in a few words. */
export function describe(change: Pick<SuggestedChange, 'kind' | 'before' | 'after'>): string {
  if (change.kind === 'delete') return `Takes out ${counted(wordCount(change.before), 'word')}`
  if (change.kind === 'replace') return `Replaces ${counted(wordCount(change.before), 'word')}`
  if (/\n\s*\n/.test(change.after)) return 'New paragraph'
  return wordCount(change.after) > 4 ? 'New sentence' : 'New words'
}

export function ChangeCard({ number, placed, focused, canDecide, onFocus, onDecide }: ChangeCardProps) {
  const { change, place } = placed
  const [editing, setEditing] = useState<string | null>(null)
  const [comparing, setComparing] = useState(false)
  const card = useRef<HTMLLIElement>(null)
  const decided = change.decision !== 'undecided'
  const open = canDecide && place === 'here'
  const text = (change.edited ?? change.after).trim()
  function decide(decision: DecisionEntry['decision'], edited = change.edited) {
    onDecide({ decision, edited })
    // the button that was pressed goes away; the card stays, so that the keys go on working
    card.current?.focus()
  }
  function pressed(event: KeyboardEvent) {
    if (!open || editing !== null || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'y') decide('kept')
    else if (key === 'n') decide('left_out')
    else if (key === 'e') setEditing(text)
    else return
    event.preventDefault()
  }
  const state = place === 'added' ? 'Added' : change.decision === 'kept' ? 'Kept' : change.decision === 'left_out' ? 'Left out' : describe(change)
  return (
    <li
      ref={card}
      data-card={change.id}
      tabIndex={focused ? 0 : -1}
      aria-current={focused ? 'true' : undefined}
      aria-label={`Change ${number}: ${state}`}
      className={`card flex flex-col gap-1.5 p-3 ${focused ? 'outline-2 outline-accent' : ''}`}
      onFocus={onFocus}
      onClick={onFocus}
      onKeyDown={pressed}
    >
      <p className="flex items-center gap-1">
        {number} · {state}
        {(place === 'added' || change.decision === 'kept') && <Check size={16} className="text-ok" aria-hidden />}
        {change.decision === 'left_out' && place !== 'added' && <X size={16} className="text-muted" aria-hidden />}
      </p>
      <p className={`font-page text-[15px] leading-[22px] italic ${change.decision === 'left_out' ? 'text-muted line-through' : ''}`}>{opening(text || change.before.trim())}</p>
      {change.findings.map((finding) => (
        <NoteText key={finding.id} finding={finding} />
      ))}
      {place === 'gone' && change.decision !== 'left_out' && <p className="text-warn">This sentence changed since.</p>}
      {editing !== null ? (
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            decide('kept', editing)
            setEditing(null)
          }}
        >
          <textarea className="field font-page min-h-32 text-[16px] leading-6" aria-label="Your words" value={editing} autoFocus onChange={(event) => setEditing(event.target.value)} />
          <InItalics text={editing} />
          <div className="flex gap-2">
            <Button type="submit" kind="primary" disabled={editing.trim() === ''}>
              Keep my words
            </Button>
            <Button onClick={() => setEditing(null)}>Not now</Button>
          </div>
        </form>
      ) : (
        <div className="mt-1 flex flex-wrap gap-2 empty:hidden">
          {open && decided && <Button onClick={() => decide('undecided')}>Undo</Button>}
          {open && !decided && (
            <>
              <Button kind={focused ? 'primary' : 'normal'} onClick={() => decide('kept')}>
                Keep
              </Button>
              <Button onClick={() => decide('left_out')}>Leave out</Button>
              {change.kind !== 'delete' && <Button onClick={() => setEditing(text)}>Edit</Button>}
            </>
          )}
          {canDecide && place === 'gone' && change.decision !== 'left_out' && (
            <>
              <Button onClick={() => setComparing(true)}>Compare</Button>
              <Button onClick={() => decide('left_out')}>Leave out</Button>
            </>
          )}
        </div>
      )}
      <Dialog open={comparing} title="This sentence changed since" description="What the suggestion was made for, and what it would have become." onClose={() => setComparing(false)}>
        <div className="font-page flex flex-col gap-3 text-[16px] leading-6 whitespace-pre-line">
          {change.before.trim() !== '' && (
            <del className="words-removed">
              <StyledWords runs={runsOf(change.before, true)} />
            </del>
          )}
          {text !== '' && (
            <ins className="words-added">
              <StyledWords runs={runsOf(text, true)} />
            </ins>
          )}
        </div>
      </Dialog>
    </li>
  )
}

function opening(text: string): string {
  const flat = quoted(text)
  return flat.length <= 96 ? flat : `${flat.slice(0, flat.lastIndexOf(' ', 96))}…`
}
