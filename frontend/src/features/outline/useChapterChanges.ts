/** Adding, naming, moving and taking out chapters, in the book or in a draft of it. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { NewChapter, Outline } from '@/api/generated/models'
import { call } from '@/api/session'
import { allTheSame } from '@/features/locks/allTheSame'
import { useShaping } from './useShaping'

export function useChapterChanges(project: string, branch: string) {
  const { written, tell, tellName, about, refused } = useShaping(project, branch)
  const add = useMutation({
    mutationFn: (body: NewChapter) => allTheSame((reason) => call('chapters.create', { params: { project }, body: { ...body, branch, ...(reason && { reason }) } })),
    onSuccess: (made) => written(made.seq),
  })
  const rename = useMutation({
    mutationFn: ({ chapter, title }: Of & { title: string }) => allTheSame((reason) => call('chapters.rename', { params: { project, chapter }, body: { title, branch, ...(reason && { reason }) } })),
    onSuccess: async (saved, { outline, chapter, title }) => {
      await written(saved.seq)
      tellName(saved, titleOf(outline, chapter), title)
      about(saved, { scene: null, chapter })
    },
    onError: refused('Not renamed.'),
  })
  const move = useMutation({
    mutationFn: ({ chapter, position }: Of & { position: number }) => allTheSame((reason) => call('chapters.move', { params: { project, chapter }, body: { position, branch, ...(reason && { reason }) } })),
    onSuccess: async (saved, { outline, chapter, position }) => {
      await written(saved.seq)
      const title = titleOf(outline, chapter)
      tell(saved, { text: `“${title}” is chapter ${position + 1} of ${outline.chapters.length} now.`, undone: `“${title}” stands where it stood.`, notUndone: 'Not moved back.' })
      about(saved, { scene: null, chapter })
    },
    onError: refused('Not moved.'),
  })
  const remove = useMutation({
    mutationFn: ({ chapter }: Of) => allTheSame((reason) => call('chapters.remove', { params: { project, chapter }, query: { branch, ...(reason && { reason }) } })),
    onSuccess: async (saved, { outline, chapter }) => {
      about(saved, { scene: null, chapter })
      await written(saved.seq)
      const title = titleOf(outline, chapter)
      tell(saved, { text: `The chapter “${title}” was taken out.`, undone: `The chapter “${title}” is there again.`, notUndone: 'Not put back.' })
    },
    onError: refused('Not taken out.'),
  })
  return { add, rename, move, remove }
}

/** A chapter, and the outline that it was chosen in. */
interface Of {
  outline: Outline
  chapter: string
}

const titleOf = ({ chapters }: Outline, chapter: string) => chapters.find((each) => each.slug === chapter)?.title ?? ''
