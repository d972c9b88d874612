/** How a page is read and written, as the classes of what scrolls. */

export interface Manner {
  /** Show the file's own characters. */
  source?: boolean | undefined
  /** The line that is written stays in the middle. */
  typewriter?: boolean | undefined
  /** Only the paragraph that is written is in full ink. */
  dim?: boolean | undefined
}

export function classOf({ source, typewriter, dim }: Manner): string {
  return ['pw-page', source && 'pw-source', typewriter && 'pw-typewriter', dim && 'pw-dim'].filter(Boolean).join(' ')
}
