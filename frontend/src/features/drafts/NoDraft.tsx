/** What stands in place of a draft that is not there: it was added to the book, or taken away. */
import { Link } from '@/routing/router'
import { spokenName } from './names'
import { StrandedWords } from './StrandedWords'

export function NoDraft({ project, draft }: { project: string; draft: string }) {
  return (
    <main className="mx-auto flex max-w-[480px] flex-col gap-4 p-6 pt-16">
      <h1 className="font-page text-[24px] leading-8 font-medium [overflow-wrap:anywhere]">There is no draft “{spokenName(draft)}”</h1>
      <p className="text-muted">It may have been added to the book, or taken away. The book is there.</p>
      <StrandedWords project={project} />
      <p>
        <Link to={{ screen: 'desk', project, draft: null, scene: null }} className="link">
          Open the book
        </Link>
      </p>
    </main>
  )
}
