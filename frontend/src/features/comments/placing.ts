/** Where comments stand in the words on the page. Pure. */
import type { Comment } from '@/api/generated/models'
import { toUtf16 } from '@/features/page/offsets'
import type { PageComment } from '@/features/page'

/** Places open comments, whose offsets are code points of the file, in the prose; those whose words are gone are left out. */
export function placeComments(comments: readonly Comment[], text: string, head: number): PageComment[] {
  return comments.flatMap(({ id, place, chapter, settled, remarks }) => {
    if (place === null || chapter !== null || settled !== null) return []
    const [from, to] = [toUtf16(text, place.start), toUtf16(text, place.end)]
    // what was read of another version is placed when this one's is
    if (from < head || text.slice(from, to) !== place.words) return []
    const first = remarks[0]
    return [{ id, from: from - head, to: to - head, label: first ? `${first.by.name}: ${first.text}` : 'Comment' }]
  })
}

/** Comments by what is to be done about them: open ones on words of the scene, open ones whose words are gone, settled ones. */
export function sorted(comments: readonly Comment[]): { open: Comment[]; lost: Comment[]; settled: Comment[] } {
  const unsettled = comments.filter((each) => each.settled === null)
  return {
    open: unsettled.filter((each) => each.place !== null),
    lost: unsettled.filter((each) => each.place === null),
    settled: comments.filter((each) => each.settled !== null),
  }
}
