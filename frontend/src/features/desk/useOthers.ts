/** What the desk says of others while a text is open: that they wrote in the same scene, that they named the draft anew. */
'use client'

import { useCallback } from 'react'
import type { SceneView } from '@/api/generated/models'
import { MAIN } from '@/api/queries'
import { useLive } from '@/api/useLive'
import { say } from '@/components/toast'
import { spokenName } from '@/features/drafts/names'
import { nameOf, otherAuthor } from '@/features/saving/coauthor'
import { moveDraft } from '@/features/saving/registry'
import { navigate } from '@/routing/router'
import type { PanelTab } from './SidePanel'

interface Opened {
  project: string
  draft: string | null
  scene: string | null
  /** The name of the signed-in person. */
  name: string
  onShow(tab: PanelTab): void
}

/** Returns whether the live connection stands, and what is called when another's words came into a scene that is kept here. */
export function useOthers({ project, draft, scene, name, onShow }: Opened) {
  const branch = draft ?? MAIN
  const onMerged = useCallback(
    async (newest: SceneView, since: string) => {
      const other = await otherAuthor({ project, branch, path: newest.path, since }, name).catch(() => null)
      const who = nameOf(other?.author, name)
      say({ text: `${who[0]!.toUpperCase()}${who.slice(1)} changed this scene too. Both kept.`, action: { label: 'Show', run: () => onShow('history') } })
    },
    [project, branch, name, onShow],
  )
  const live = useLive(project, ({ from, to, author }) => {
    void moveDraft(project, from, to).then(() => {
      if (from !== draft) return
      navigate({ screen: 'desk', project, draft: to, scene })
      if (author !== name) say({ text: `The draft is called “${spokenName(to)}” now.` })
    })
  })
  return { live, onMerged }
}
