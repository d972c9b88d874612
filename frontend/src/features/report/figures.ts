/** Scores and counts in words. Pure. */
import type { Figures, TrendPoint } from '@/api/generated/models'
import { counted } from '@/components/format'

export const DIMENSIONS = ['repetition', 'style', 'continuity', 'voice'] as const

const NAMES: Record<string, string> = {
  repetition: 'Repetition',
  style: 'Style',
  continuity: 'Continuity',
  voice: 'Voice',
  book: 'The book’s files',
  overall: 'Altogether',
}

export const nameOf = (dimension: string) => NAMES[dimension] ?? dimension

/** "95.9", and a dash for what was not judged. */
export const scoreOf = (score: number | null | undefined) => (score === null || score === undefined ? '–' : score.toFixed(1))

/** "1 error, 3 warnings, 12 notes". */
export function foundIn(figures: Figures): string {
  const parts = [
    [figures.errors, 'error'],
    [figures.warnings, 'warning'],
    [figures.notes, 'note'],
  ] as const
  return parts.filter(([count]) => count > 0).map(([count, name]) => counted(count, name)).join(', ') || 'nothing found'
}

/** How much better or worse a version is than the last one before it that was looked at; null where there is none. */
export function stepOf(versions: readonly TrendPoint[], at: number): number | null {
  const now = versions[at]?.figures?.overall
  const before = versions.slice(at + 1).find((each) => typeof each.figures?.overall === 'number')?.figures?.overall
  if (typeof now !== 'number' || typeof before !== 'number') return null
  return Math.round((now - before) * 10) / 10
}

/** "+1.2", "−0.4", "as before". */
export function stepSaid(step: number | null): string {
  if (step === null) return ''
  if (step === 0) return 'as before'
  return `${step > 0 ? '+' : '−'}${Math.abs(step).toFixed(1)}`
}
