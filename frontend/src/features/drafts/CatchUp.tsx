/** Takes up in a draft what the book has had since. */
'use client'

import { ApiProblem, wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { say } from '@/components/toast'
import { useDrafts } from './useDrafts'

export function CatchUp({ project, draft }: { project: string; draft: string }) {
  const { catchUp } = useDrafts(project)
  function take() {
    catchUp.mutate(draft, {
      onSuccess: () => say({ text: 'The draft has the book’s newest now. The book is as it was.' }),
      onError: (error) =>
        say({
          text:
            error instanceof ApiProblem && error.code === 'change.conflict'
              ? 'Nothing changed: the draft and the book changed the same sentence. You choose when you add the draft to the book.'
              : `Nothing changed. ${wordsOf(error)}`,
        }),
    })
  }
  return (
    <Button disabled={catchUp.isPending} onClick={take}>
      {catchUp.isPending ? 'Taking it up…' : 'Take up the book’s newest in the draft'}
    </Button>
  )
}
