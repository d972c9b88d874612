/** The notes of a scene that fit the words on the page: at most five. The page itself moves them along as one types. */
'use client'

import { useMemo } from 'react'
import { useNotes } from '@/api/queries'
import type { PageNote } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'
import { headOf } from '@/features/saving/words'
import { useImportedAsked } from './asking'
import { carryNotes, MOST, placeNotes, wanted } from './placing'

const NONE: PageNote[] = []

export function useShownNotes(project: string, saver: SceneSaver | null, shown: boolean): PageNote[] {
  const notes = useNotes(project, saver?.branch ?? '', shown && saver ? saver.base.id : null)
  const imported = useImportedAsked(project)
  const scene = saver?.base
  const findings = notes.data?.findings
  return useMemo(() => {
    if (!shown || !saver || !scene || !findings) return NONE
    const head = headOf(scene).length
    const placed = placeNotes(wanted(findings, imported), scene.text, head)
    // read now and not with every key: what is written later is the page's to follow
    return (saver.dirty ? carryNotes(placed, scene.text.slice(head), saver.words) : placed).slice(0, MOST)
  }, [shown, saver, scene, findings, imported])
}
