/** What is measured of a voice, in words. Pure. */
import type { Drift, Measure, Voice } from '@/api/generated/models'

export type MeasureName = keyof Voice['measures']

/** In the order in which they are shown: what each counts, and of what. */
export const MEASURES: readonly (readonly [MeasureName, string, string])[] = [
  ['sentence', 'Sentence', 'words'],
  ['contractions', 'Contractions', 'in 1,000 words'],
  ['modality', 'May, must, would', 'in 1,000 words'],
  ['address', 'Sir, my dear', 'in 1,000 words'],
  ['questions', 'Questions', 'in 1,000 words'],
  ['exclamations', 'Exclamations', 'in 1,000 words'],
  ['dashes', 'Dashes', 'in 1,000 words'],
]

const SPOKEN: Record<MeasureName, string> = {
  sentence: 'words in a sentence',
  contractions: 'contractions in 1,000 words',
  modality: 'words like may, must and would in 1,000',
  address: 'words like sir and dear in 1,000',
  questions: 'questions in 1,000 words',
  exclamations: 'exclamations in 1,000 words',
  dashes: 'dashes in 1,000 words',
}

/** "8.7", "24", "0". */
export const figure = (value: number) => (value > 0 && value < 10 ? value.toFixed(1) : value.toFixed(0))

/** "8.0 to 10". */
export const between = ({ low, high }: Measure) => `${figure(low)} to ${figure(high)}`

/** Those who say enough for a profile, and those who do not. */
export function parted(people: readonly Voice[]): { told: Voice[]; few: Voice[] } {
  const enough = (each: Voice) => Object.keys(each.measures).length > 0
  return { told: people.filter(enough), few: people.filter((each) => !enough(each)) }
}

/** The largest end of an interval, by which all of a measure are drawn; never 0. */
export const scaleOf = (voices: readonly Voice[], name: MeasureName): number => Math.max(0.1, ...voices.map((each) => each.measures[name]?.high ?? 0))

/** Where an interval lies on its scale, in per cent. */
export const spanOf = ({ low, high }: Measure, scale: number) => ({ from: (100 * low) / scale, to: (100 * high) / scale })

/** "8.7 words in a sentence in the first half, 17.6 in the second". */
export const drifting = ({ measure, first, second }: Drift) => `${figure(first.value)} ${SPOKEN[measure]} in the first half of what is said, ${figure(second.value)} in the second`

/** What somebody drifts in, under one name. */
export function byPerson(drifts: readonly Drift[]): [string, Drift[]][] {
  const found = new Map<string, Drift[]>()
  for (const each of drifts) found.set(each.speaker, [...(found.get(each.speaker) ?? []), each])
  return [...found]
}
