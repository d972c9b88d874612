/** The ways in which words come into a book, as people say them. */
import type { OriginShare } from '@/api/generated/models'
import { spoken } from '@/components/format'

export type Kind = OriginShare['origin']

interface Said {
  /** As the name of a row. */
  label: string
  /** What it means. */
  means: string
  /** As it is read aloud before the words, and said of them. */
  short: string
}

export const KINDS: readonly Kind[] = ['typed', 'pasted', 'imported', 'agent', 'agent-then-edited']

export const SAID: Record<Kind, Said> = {
  typed: { label: 'Typed', means: 'written by hand', short: 'typed' },
  pasted: { label: 'Pasted', means: 'eight words or more pasted in one go', short: 'pasted' },
  imported: { label: 'Imported', means: 'came with a file that was brought in', short: 'imported' },
  agent: { label: 'By the assistant', means: 'as it wrote them', short: 'by the assistant' },
  'agent-then-edited': { label: 'By the assistant, then edited', means: 'in sentences that somebody changed since', short: 'by the assistant, then edited' },
}

/** "Scene writer" for "scene-writer@1". */
export const assistant = (agent: string) => spoken(agent.replace(/@.*$/, ''))

/** "40.0 %", with a space that does not break. */
export const percent = (share: number) => `${share.toFixed(1)}\u00a0%`
