/** What a judge says, in words. */
import { expect, it } from 'vitest'
import type { Finding, Verdict } from '@/api/generated/models'
import { endedSaid, verdictSaid } from './said'

const verdict = (over: Partial<Verdict>): Verdict => ({ passed: true, findings: [], dropped: 0, reason: '', ...over })

it('an answer that cannot be read is none, and no all-clear', () => {
  expect(verdictSaid(verdict({ passed: false, reason: 'no JSON' }))).toContain('could not be read')
})

it('it is always said that a model may be wrong', () => {
  expect(verdictSaid(verdict({}))).toBe('The model sees no contradiction, which proves nothing.')
  expect(verdictSaid(verdict({ passed: false, findings: [{} as Finding] }))).toBe('The model sees 1 contradiction. Read both places; it may be wrong.')
})

it('what the model made up is counted', () => {
  expect(verdictSaid(verdict({ dropped: 2 }))).toContain('2 things it said are left out')
})

it('a run that failed says why, and one that was stopped what it cost', () => {
  expect(endedSaid({ status: 'cancelled', error: null, cost_usd: 0.002 })).toBe('Stopped. $0.002 for reading.')
  expect(endedSaid({ status: 'failed', error: { code: 'model.slow', message: 'Too slow.' }, cost_usd: 0 })).toBe('Too slow.')
})
