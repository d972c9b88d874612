/** The notes of a scene that fit the words on the page: at most five, none while one types. */
'use client'

import { useMemo } from 'react'
import type { Finding } from '@/api/generated/models'
import { useNotes } from '@/api/queries'
import { toUtf16 } from '@/features/page'
import type { PageNote } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'
import { headOf } from '@/features/saving/saver'

export const MOST = 5

export interface PlacedNote extends PageNote {
  finding: Finding
}

/** Places findings, whose offsets are code points of the file, in the prose; those that no longer fit are left out. */
export function placeNotes(findings: readonly Finding[], text: string, head: number): PlacedNote[] {
  return findings
    .map((finding) => {
      const [from, to] = [toUtf16(text, finding.start), toUtf16(text, finding.end)]
      return { id: finding.id, from: from - head, to: to - head, label: finding.message, finding, there: text.slice(from, to) }
    })
    .filter((note) => note.from >= 0 && note.to > note.from && note.there === note.finding.quote)
    .slice(0, MOST)
    .map(({ there: _, ...note }) => note)
}

const NONE: PageNote[] = []

export function useShownNotes(project: string, saver: SceneSaver | null, shown: boolean): PageNote[] {
  const notes = useNotes(project, shown && saver ? saver.base.id : null)
  const scene = saver?.base
  const dirty = saver?.dirty ?? true
  const findings = notes.data?.findings
  return useMemo(() => {
    if (!shown || dirty || !scene || !findings) return NONE
    return placeNotes(findings, scene.text, headOf(scene).length)
  }, [shown, dirty, scene, findings])
}
