/** Going to a provider, and what it means when one comes back without success. */
import { call } from '@/api/session'

/** The screen that visits for linking come back to. */
export const HERE = '/ways-to-sign-in'

export type Purpose = 'sign_in' | 'sign_up' | 'link' | 'confirm'

/** Sends the browser to a provider; it comes back to `back`. */
export async function visit(provider: string, purpose: Purpose, back: string): Promise<void> {
  const { url } = await call(`providers.${purpose}`, { params: { provider }, body: { back } })
  window.location.assign(url)
}

const WORDS: Record<string, string> = {
  'auth.identity_unknown': 'Nobody here signs in with that account. If you have an account, sign in to it first and add this way in under “Ways to sign in”.',
  'auth.identity_taken': 'That account is a way in for somebody else here.',
  'auth.provider_refused': 'You were not let in there, so nothing was changed here.',
  'auth.provider_failed': 'The other site did not answer as it should. Try again, or sign in another way.',
  'auth.visit_unknown': 'This sign-in was begun in another window or took too long. Please begin again.',
  'auth.sign_up_closed': 'Nobody can make an account here just now.',
  'auth.required': 'You were signed out meanwhile. Please sign in and try again.',
}

/** What a problem in an address means, in words; what is none of ours means nothing. */
export function wordsOfProblem(search: string): string | null {
  const code = new URLSearchParams(search).get('problem')
  return code !== null && Object.hasOwn(WORDS, code) ? (WORDS[code] ?? null) : null
}
