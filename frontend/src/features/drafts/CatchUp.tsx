/** Takes up in a draft what the book has had since; where both changed the same sentence, one chooses first. */
'use client'

import { MAIN } from '@/api/queries'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { say } from '@/components/toast'
import { requireSafe } from '@/features/saving/registry'
import { BringChoice } from './BringChoice'
import { useBringing } from './useBringing'

export function CatchUp({ project, draft, label }: { project: string; draft: string; label: string }) {
  const { bringing, clash, keep, leave } = useBringing({
    project,
    name: MAIN,
    into: draft,
    before: () => requireSafe(project, draft),
    onBrought: ({ unchanged }) =>
      say({ text: unchanged ? 'The draft has had all of the book’s newest already. Nothing changed.' : 'The draft has the book’s newest now. The book is as it was.' }),
  })
  const take = () => bringing.mutate(undefined, { onError: (error) => say({ text: `Nothing changed. ${wordsOf(error)}` }) })
  return (
    <>
      <Button disabled={bringing.isPending} onClick={take}>
        {bringing.isPending ? 'Taking it up…' : label}
      </Button>
      {clash !== null && <BringChoice key={clash.stand.onto} project={project} clash={clash} keepLabel="Take it up" onKeep={(chosen) => keep(clash, chosen)} onClose={leave} />}
    </>
  )
}
