/** A text beside another one: the words that only it has are marked. */
import { StyledWords } from '@/features/page/StyledWords'
import type { Stretch } from './wording'

export function BesideWords({ stretches }: { stretches: readonly Stretch[] }) {
  return stretches.map(({ runs, differs }, at) =>
    differs ? (
      <mark key={at} className="words-apart">
        <StyledWords runs={runs} />
      </mark>
    ) : (
      <StyledWords key={at} runs={runs} />
    ),
  )
}
