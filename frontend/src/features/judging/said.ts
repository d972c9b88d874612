/** What became of a judge's run, in words. Pure. */
import type { Run, Verdict } from '@/api/generated/models'
import { counted, dollars } from '@/components/format'

/** In one line: what the model sees, and that it is an opinion. */
export function verdictSaid({ passed, findings, dropped, reason }: Verdict): string {
  if (reason !== '') return 'The model’s answer could not be read, so it counts as no answer at all.'
  const left = dropped === 0 ? '' : ` ${counted(dropped, 'thing')} it said ${dropped === 1 ? 'is' : 'are'} left out: the words do not stand in the book.`
  if (passed) return `The model sees no contradiction, which proves nothing.${left}`
  return `The model sees ${counted(findings.length, 'contradiction')}. Read both places; it may be wrong.${left}`
}

/** How it ended without a verdict. */
export function endedSaid({ status, error, cost_usd }: Pick<Run, 'status' | 'error' | 'cost_usd'>): string {
  if (status === 'cancelled') return `Stopped. ${dollars(cost_usd)} for reading.`
  return error?.message ?? 'The model did not answer. Nothing changed in your book.'
}
