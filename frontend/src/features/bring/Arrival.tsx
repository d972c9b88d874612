/** What became of a file that was brought, and the way back. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ProjectCreated } from '@/api/generated/models'
import { keys } from '@/api/queries'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'
import { besides, listed } from './words'

interface ArrivalProps {
  created: ProjectCreated
  onOpen(): void
  onGone(): void
}

export function Arrival({ created, onOpen, onGone }: ArrivalProps) {
  const client = useQueryClient()
  const undoing = useMutation({
    mutationFn: () => call('projects.undo_import', { params: { project: created.project.id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.books })
      say({ text: `Undone. ${created.project.title} is not on your shelf any more; your file is where it was.` })
      onGone()
    },
  })
  const { chapters, scenes, words, project, note, file_words = 0, excluded = 0, left_out } = created
  return (
    <Notice
      actions={
        <>
          <Button kind="primary" onClick={onOpen}>
            Open
          </Button>
          <Button disabled={undoing.isPending} onClick={() => undoing.mutate()}>
            {undoing.isPending ? 'Undoing…' : 'Undo import'}
          </Button>
        </>
      }
    >
      <p className="font-page text-[17px] leading-6 font-medium">{project.title}</p>
      <p className="numbers">
        {counted(chapters, 'chapter')}, {counted(scenes, 'scene')}, {counted(words, 'word')}. {wholeness(excluded)}
        {besides(Math.max(0, file_words - excluded - words))}
      </p>
      {!!left_out?.length && <p>Left out, as it is no text: {listed(left_out)}.</p>}
      {note && <p>{note}</p>}
      <p className="text-muted">Until something is written in it, Undo import takes the book away again.</p>
      {undoing.error && (
        <p role="alert" className="mt-1 text-danger">
          {wordsOf(undoing.error)}
        </p>
      )}
    </Notice>
  )
}

function wholeness(excluded: number): string {
  if (excluded === 0) return 'Every word of your file is here.'
  return `Every word of your file is here but the ${counted(excluded, 'word')} that you left out.`
}
