/** Instead of a desk: the book did not open. */
import { noSuch } from '@/api/problem'
import { Button } from '@/components/Button'
import { Trouble } from '@/components/Trouble'
import { WordsOfClosedBook } from '@/features/saving/WordsOfClosedBook'
import { navigate } from '@/routing/router'

export function NotOpened({ project, error, onRetry }: { project: string; error: unknown; onRetry(): void }) {
  return (
    <main className="mx-auto max-w-[480px] p-6 pt-16">
      <h1 className="sr-only">A book</h1>
      <Trouble what="This book did not open." error={error} onRetry={onRetry} />
      <p className="my-4">
        <Button onClick={() => navigate({ screen: 'shelf' })}>Your books</Button>
      </p>
      {noSuch(error) && <WordsOfClosedBook project={project} />}
    </main>
  )
}
