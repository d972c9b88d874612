/** The notes of a scene that fit the words on the page: at most five, none while one types. */
'use client'

import { useMemo } from 'react'
import { useNotes } from '@/api/queries'
import type { PageNote } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'
import { headOf } from '@/features/saving/words'
import { useImportedAsked } from './asking'
import { MOST, placeNotes, wanted } from './placing'

const NONE: PageNote[] = []

export function useShownNotes(project: string, saver: SceneSaver | null, shown: boolean): PageNote[] {
  const notes = useNotes(project, saver?.branch ?? '', shown && saver ? saver.base.id : null)
  const imported = useImportedAsked(project)
  const scene = saver?.base
  const dirty = saver?.dirty ?? true
  const findings = notes.data?.findings
  return useMemo(() => {
    if (!shown || dirty || !scene || !findings) return NONE
    return placeNotes(wanted(findings, imported), scene.text, headOf(scene).length).slice(0, MOST)
  }, [shown, dirty, scene, findings, imported])
}
