/** Words kept, added and removed, as one text that names its changes. */
import type { WordOp } from '@/api/generated/models'
import { StyledWords } from '@/features/page/StyledWords'
import type { Run } from '@/features/page/runs'
import { seenSteps, shortenedTo } from './seen'

const SHOWN = 240

export function WordSteps({ steps: given }: { steps: readonly WordOp[] }) {
  if (given.every((step) => step.kind === 'keep')) return <p className="text-muted">Both are the same.</p>
  const steps = seenSteps(given)
  if (steps.every((step) => step.kind === 'keep')) return <p className="text-muted">Both read the same. Only how the file is written differs.</p>
  return (
    <div className="font-page text-[17px] leading-7 whitespace-pre-line">
      {steps.map(({ kind, runs }, at) =>
        kind === 'add' ? (
          <ins key={at} className="words-added">
            <span className="sr-only">added: </span>
            <StyledWords runs={runs} />
          </ins>
        ) : kind === 'remove' ? (
          <del key={at} className="words-removed">
            <span className="sr-only">removed: </span>
            <StyledWords runs={runs} />
          </del>
        ) : (
          <Around key={at} runs={runs} first={at === 0} last={at === steps.length - 1} />
        ),
      )}
    </div>
  )
}

/** Long stretches that are the same are shortened to what stands around the changes. */
function Around({ runs, first, last }: { runs: readonly Run[]; first: boolean; last: boolean }) {
  if (runs.reduce((sum, run) => sum + run.text.length, 0) <= 2 * SHOWN) return <StyledWords runs={runs} />
  const [before, after] = [<StyledWords key="before" runs={shortenedTo(runs, SHOWN)} />, <StyledWords key="after" runs={shortenedTo(runs, -SHOWN)} />]
  if (first) return ['…', after]
  return last ? [before, '…'] : [before, ' […] ', after]
}
