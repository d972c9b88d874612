/** Small words around a book that comes in. */
import { number } from '@/components/format'

/** How many words of a file are in no scene, so that those of the scenes and these are all of them. */
export function besides(words: number): string {
  if (words === 0) return ''
  return words === 1 ? ' 1 more stands in a title or around the story.' : ` ${number(words)} more stand in titles and around the story.`
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts)
}
