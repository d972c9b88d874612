/** Words kept, added and removed, as one text that names its changes. */
import type { WordOp } from '@/api/generated/models'
import { flowing } from './flowing'

const SHOWN = 240

export function WordSteps({ steps: given }: { steps: readonly WordOp[] }) {
  const steps = flowing(given)
  if (steps.every((step) => step.kind === 'keep')) return <p className="text-muted">Both are the same.</p>
  return (
    <div className="font-page text-[17px] leading-7 whitespace-pre-line">
      {steps.map((step, at) =>
        step.kind === 'add' ? (
          <ins key={at} className="words-added">
            <span className="sr-only">added: </span>
            {step.text}
          </ins>
        ) : step.kind === 'remove' ? (
          <del key={at} className="words-removed">
            <span className="sr-only">removed: </span>
            {step.text}
          </del>
        ) : (
          <span key={at}>{around(step.text, at === 0, at === steps.length - 1)}</span>
        ),
      )}
    </div>
  )
}

/** Long stretches that are the same are shortened to what stands around the changes. */
function around(text: string, first: boolean, last: boolean): string {
  if (text.length <= 2 * SHOWN) return text
  const [before, after] = [text.slice(0, SHOWN), text.slice(-SHOWN)]
  if (first) return `…${after}`
  return last ? `${before}…` : `${before} […] ${after}`
}
