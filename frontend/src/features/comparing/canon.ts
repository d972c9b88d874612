/** What differs of people and places, in a novelist's words. */
import type { CanonChange, CanonField } from '@/api/generated/models'

const KINDS: Record<CanonChange['kind'], string> = { added: 'New', removed: 'Taken out', changed: 'Changed', moved: 'Moved' }

/** "Eyes", "Facts: eyes": a field's name as people write it. */
export function fieldName({ name }: CanonField): string {
  const [first = '', ...inner] = name.split('.').map((part) => part.replaceAll('_', ' '))
  const words = first === 'facts' && inner.length > 0 ? inner.join(': ') : [first, ...inner].join(': ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Whether it is a person or a place, and what became of it. */
export function canonNote({ path, kind, fields, problem }: CanonChange): string {
  const what = path.startsWith('characters/') ? 'Person' : 'Place'
  const told = kind === 'changed' && fields.length === 0 && (problem ?? null) === null ? 'Written otherwise, says the same' : KINDS[kind]
  return `${what} · ${told}`
}
