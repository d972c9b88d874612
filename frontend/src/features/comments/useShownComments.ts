/** The open comments of a scene, for the page that shows its words. */
'use client'

import { useMemo } from 'react'
import { useComments } from '@/api/queries'
import type { PageComments } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'
import { headOf } from '@/features/saving/words'
import { placeComments } from './placing'

export function useShownComments(project: string, saver: SceneSaver | null, chosen: string | null): PageComments | undefined {
  const comments = useComments(project, saver?.branch ?? '', saver?.base.id ?? null).data?.comments
  const scene = saver?.base
  return useMemo(() => {
    if (!scene || !comments) return undefined
    const head = headOf(scene).length
    return { prose: scene.text.slice(head), all: placeComments(comments, scene.text, head), chosen }
  }, [scene, comments, chosen])
}
