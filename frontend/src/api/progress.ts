/** How far each book has come for this browser, so that one reads what one wrote. */

const reached = new Map<string, number>()

/** Remembers that a book has reached `seq`. */
export function reachedSeq(project: string, seq: number): void {
  reached.set(project, Math.max(seq, reached.get(project) ?? 0))
}

/** The least that an answer about the book must hold. */
export function minSeq(project: string): number {
  return reached.get(project) ?? 0
}
