/** The choice where a draft and the book changed the same sentence, scene by scene. */
'use client'

import type { Edit } from '@/api/generated/models'
import type { ConflictedText } from '@/api/problem'
import { MAIN, useOutline } from '@/api/queries'
import { scenesOf } from '@/features/outline/order'
import { ChoiceDialog } from '@/features/saving/ChoiceDialog'
import { chooseable, editOf } from './conflicted'

interface BringChoiceProps {
  project: string
  title: string
  description: string
  texts: readonly ConflictedText[]
  mine: string
  theirs: string
  keepLabel: string
  onKeep(chosen: Edit[]): Promise<unknown>
  onClose(): void
}

export function BringChoice({ project, texts, mine, theirs, onKeep, ...rest }: BringChoiceProps) {
  const outline = useOutline(project, MAIN)
  const scenes = outline.data ? scenesOf(outline.data) : []
  const titleOf = (path: string) => scenes.find(({ scene }) => scene.path === path)?.scene.title ?? path
  const found = texts.map(chooseable)
  return (
    <ChoiceDialog
      {...rest}
      texts={found.map((each) => ({ name: titleOf(each.path), parts: each.parts }))}
      mine={{ name: mine, note: '' }}
      theirs={{ name: theirs, note: '' }}
      onKeep={(chosen) => onKeep(found.map((each, at) => editOf(each, chosen[at]!)))}
    />
  )
}
