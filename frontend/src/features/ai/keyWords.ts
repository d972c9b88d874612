/** What is said of a key: never what it is. */
import type { ModelKey, ModelKeyHeld } from '@/api/generated/models'
import { day, seconds } from '@/components/format'

export function heldWords(held: ModelKeyHeld): string {
  const end = held.last_four ? ` It ends in “${held.last_four}”.` : ''
  return `A key is set, by ${held.set_by || 'whoever keeps this PlotWeaver'} on ${day(seconds(held.set_at))}.${end}`
}

export function otherwiseWords(otherwise: ModelKey['otherwise'], whose: string): string {
  const none = `No key of ${whose}.`
  if (otherwise === 'installation') return `${none} The one of this PlotWeaver is taken.`
  if (otherwise === 'settings') return `${none} The one of this PlotWeaver’s settings is taken.`
  return `${none} Calls are made without one.`
}
