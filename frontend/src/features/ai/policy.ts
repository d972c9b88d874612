/** Which models a policy lets read a book, and how that is said. */
import type { AiPolicy } from '@/api/generated/models'

const LOCAL = 'local'

export function allows(policy: AiPolicy, provider: string): boolean {
  if (policy.rule === 'none') return false
  return provider === LOCAL || (policy.rule === 'named' && (policy.providers ?? []).includes(provider))
}

export function allowedWords(policy: AiPolicy): string {
  if (policy.rule === 'none') return 'no model may read this book.'
  const others = policy.rule === 'named' ? (policy.providers ?? []) : []
  return others.length === 0 ? 'only models on this machine may read this book.' : `only models on this machine and at ${others.join(', ')} may read this book.`
}

/** The same policy with a provider let in or shut out. */
export function withProvider(policy: AiPolicy, provider: string, allowed: boolean): AiPolicy {
  const others = (policy.providers ?? []).filter((each) => each !== provider)
  return { rule: 'named', providers: allowed ? [...others, provider] : others }
}

export const placeOf = (provider: string) => (provider === LOCAL ? 'on this machine' : `at ${provider}`)
