/** A draft's text, put together from pieces that say where they begin. */

export interface DraftText {
  text: string
  /** How long it is in characters as the server counts them (code points). */
  length: number
}

export const EMPTY_DRAFT: DraftText = { text: '', length: 0 }

/** Takes the whole text so far, as a reading of the run gives it; an older reading takes nothing back. */
export function whole(text: string, before: DraftText = EMPTY_DRAFT): DraftText {
  const length = [...text].length
  return length >= before.length ? { text, length } : before
}

/**
 * Adds a piece at its offset. One that was there already adds nothing; one
 * that begins beyond the end is not added: `null` says that something between is missing.
 */
export function withPiece(draft: DraftText, offset: number, piece: string): DraftText | null {
  if (offset > draft.length) return null
  const points = [...piece]
  const fresh = points.slice(draft.length - offset)
  if (fresh.length === 0) return draft
  return { text: draft.text + fresh.join(''), length: draft.length + fresh.length }
}
