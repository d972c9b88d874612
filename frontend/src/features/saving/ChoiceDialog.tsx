/** Two texts side by side wherever both say something else, and one chooses place by place. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { ChoicePlaces, choicesOf } from './ChoicePlaces'
import type { ChoiceText, Picked } from './ChoicePlaces'
import { assemble } from './stale'
import type { Pick } from './stale'

interface ChoiceDialogProps {
  title: string
  description: string
  texts: readonly ChoiceText[]
  keepLabel?: string
  /** Takes the chosen texts, in the order of `texts`. */
  onKeep(chosen: string[]): Promise<unknown>
  onClose(): void
}

const NOTHING: Picked = { kind: null, own: null }

export function ChoiceDialog({ title, description, texts, keepLabel = 'Save this', onKeep, onClose }: ChoiceDialogProps) {
  const [picks, setPicks] = useState<Picked[][]>(texts.map(({ parts }) => choicesOf(parts).map(() => NOTHING)))
  const [leaving, setLeaving] = useState(false)
  const ready = picks.flat().every((pick) => pick.kind !== null)
  const keeping = useMutation({
    mutationFn: () => onKeep(texts.map(({ parts }, at) => assemble(parts, picks[at]!.map(pickOf)))),
    onSuccess: onClose,
  })
  const choose = (text: number, place: number, picked: Picked) =>
    setPicks(picks.map((each, i) => (i === text ? each.map((one, j) => (j === place ? picked : one)) : each)))
  const leave = () => (hasWritten(texts, picks) ? setLeaving(true) : onClose())
  return (
    <Dialog open wide title={title} description={description} onClose={leave}>
      {texts.map((text, at) => (
        <section key={at} className="flex flex-col gap-4">
          {text.name !== '' && <h3 className="border-t border-line pt-3 font-page text-[17px] leading-6 font-medium">{text.name}</h3>}
          <ChoicePlaces text={text} picks={picks[at]!} onPick={(place, picked) => choose(at, place, picked)} />
        </section>
      ))}
      {picks.flat().length === 0 && <p>Both texts fit together. Nothing needs a choice.</p>}
      {keeping.error && <Notice tone="error">{wordsOf(keeping.error)}</Notice>}
      {leaving && (
        <Dialog open title="Leave what you wrote?" description="What you wrote new is in neither text yet: it is gone when you leave." onClose={() => setLeaving(false)}>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setLeaving(false)}>Go on choosing</Button>
            <Button kind="danger" onClick={onClose}>
              Leave it
            </Button>
          </div>
        </Dialog>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={leave}>Later</Button>
        <Button kind="primary" disabled={!ready || keeping.isPending} onClick={() => keeping.mutate()}>
          {keepLabel}
        </Button>
      </div>
    </Dialog>
  )
}

function pickOf({ kind, own }: Picked): Pick {
  return kind === 'own' ? { kind, text: own ?? '' } : { kind: kind ?? 'both' }
}

/** Whether there are words that were written only here. */
function hasWritten(texts: readonly ChoiceText[], picks: readonly Picked[][]): boolean {
  return texts.some(({ parts }, at) => choicesOf(parts).some((choice, place) => ![null, choice.mine.trim()].includes(picks[at]![place]!.own)))
}
