/** Why somebody may not make an account here, in words; null: they may. */
import type { SignInOptions } from '@/api/generated/models'

export function whyShut(mode: SignInOptions['sign_up'], invitation: string | null): string | null {
  if (mode === 'closed') return 'Nobody can make an account here just now.'
  if (mode === 'invited' && invitation === null) return 'One needs an invitation to make an account here. Ask whoever keeps this PlotWeaver, or the owner of a book.'
  return null
}
