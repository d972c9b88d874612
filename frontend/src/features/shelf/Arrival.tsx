/** What became of a file that was brought. */
import type { ProjectCreated } from '@/api/generated/models'
import { ApiProblem, wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'

export function Arrival({ created, onOpen }: { created: ProjectCreated; onOpen(): void }) {
  const { chapters, scenes, words, project, note } = created
  return (
    <Notice actions={<Button kind="primary" onClick={onOpen}>Open</Button>}>
      <p className="font-page text-[17px] leading-6 font-medium">{project.title}</p>
      <p className="numbers">
        {counted(chapters, 'chapter')}, {counted(scenes, 'scene')}, {counted(words, 'word')}. Every word of your file is here.
      </p>
      {note && <p>{note}</p>}
    </Notice>
  )
}

export function Refusal({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const refused = error instanceof ApiProblem && error.status >= 400 && error.status < 500
  return (
    <Notice tone="error" actions={!refused && <Button onClick={onRetry}>Try again</Button>}>
      {wordsOf(error)}
      {refused && !/nothing was created/i.test(wordsOf(error)) && ' Nothing was created.'}
    </Notice>
  )
}
