/** The choice where a draft and the book changed the same sentence, scene by scene. */
'use client'

import { useQuery } from '@tanstack/react-query'
import type { Edit } from '@/api/generated/models'
import { keys, MAIN, readHistoryAt, useOutline } from '@/api/queries'
import { moment } from '@/components/format'
import { scenesOf } from '@/features/outline/order'
import { ChoiceDialog } from '@/features/saving/ChoiceDialog'
import { chooseable, editOf } from './conflicted'
import type { Clash } from './useBringing'

interface BringChoiceProps {
  project: string
  clash: Clash
  keepLabel: string
  onKeep(chosen: Edit[]): Promise<unknown>
  onClose(): void
}

export function BringChoice({ project, clash: { texts, stand }, keepLabel, onKeep, onClose }: BringChoiceProps) {
  const outline = useOutline(project, MAIN)
  const intoDraft = useOutline(project, stand.name === MAIN ? stand.into : stand.name)
  const paths = texts.map((each) => each.path)
  const writers = useQuery({
    queryKey: [...keys.book(project), 'writers', stand.tip, stand.onto, paths],
    queryFn: async () => {
      const at = (version: string) => Promise.all(paths.map((path) => lastWriter(project, version, path)))
      const [mine, theirs] = await Promise.all([at(stand.tip), at(stand.onto)])
      return { mine, theirs }
    },
    staleTime: Infinity,
  })
  const scenes = [outline, intoDraft].flatMap(({ data }) => (data ? scenesOf(data) : []))
  const titleOf = (path: string) => scenes.find(({ scene }) => scene.path === path)?.scene.title ?? path
  const found = texts.map(chooseable)
  return (
    <ChoiceDialog
      title="The draft and the book changed the same sentence"
      description={`Nothing is lost, and nothing in ${stand.into === MAIN ? 'the book' : 'the draft'} changes until you choose.`}
      keepLabel={keepLabel}
      texts={found.map((each, at) => ({
        name: titleOf(each.path),
        parts: each.parts,
        mine: { name: owner(stand.name), note: writers.data?.mine[at] ?? '' },
        theirs: { name: owner(stand.into), note: writers.data?.theirs[at] ?? '' },
      }))}
      onKeep={(chosen) => onKeep(found.map((each, at) => editOf(each, chosen[at]!)))}
      onClose={onClose}
    />
  )
}

const owner = (name: string) => (name === MAIN ? 'The book’s' : 'The draft’s')

/** "Ben, 23 November, 14:05"; empty where the file is not there or cannot be read: the choice does not need it. */
async function lastWriter(project: string, version: string, path: string): Promise<string> {
  const last = await readHistoryAt(project, version, path, 1).then(({ versions }) => versions[0], () => undefined)
  return last === undefined ? '' : `${last.author}, ${moment(last.at)}`
}
