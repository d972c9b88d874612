/** Where notes stand in the words on the page. Pure. */
import type { Finding } from '@/api/generated/models'
import { sharedEnds } from '@/features/page/ends'
import { toUtf16 } from '@/features/page/offsets'
import type { PageNote } from '@/features/page/notes'

/** As many as are underlined at once, and told until one asks for all. */
export const MOST = 5

export interface PlacedNote extends PageNote {
  finding: Finding
}

/** Places findings, whose offsets are code points of the file, in the prose; those that do not fit are left out. */
export function placeNotes(findings: readonly Finding[], text: string, head: number): PlacedNote[] {
  return findings
    .map((finding) => {
      const [from, to] = [toUtf16(text, finding.start), toUtf16(text, finding.end)]
      return { id: finding.id, from: from - head, to: to - head, label: finding.message, quote: finding.quote, finding, there: text.slice(from, to) }
    })
    .filter((note) => note.from >= 0 && note.to > note.from && note.there === note.finding.quote)
    .map(({ there: _, ...note }) => note)
}

/** Carries notes over what was written since; those whose own words changed are left out. */
export function carryNotes(notes: readonly PlacedNote[], before: string, now: string): PlacedNote[] {
  const { head, tail } = sharedEnds(before, now)
  const [end, by] = [before.length - tail, now.length - before.length]
  return notes.flatMap((note) => {
    if (note.to <= head) return [note]
    return note.from >= end ? [{ ...note, from: note.from + by, to: note.to + by }] : []
  })
}

/** The notes that one is told of: those on words that were brought in, only when asked; the writer's own first. */
export function wanted(findings: readonly Finding[], imported: boolean): Finding[] {
  const own = findings.filter((each) => !each.imported)
  return imported ? [...own, ...findings.filter((each) => each.imported)] : own
}
