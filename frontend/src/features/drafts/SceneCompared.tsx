/** One scene of the draft beside the book's: what became of it, and its words. */
'use client'

import { number } from '@/components/format'
import { Link } from '@/routing/router'
import type { PlacedChange } from './differences'
import { Folded } from './Folded'
import { WordsCompared } from './WordsCompared'

interface SceneComparedProps {
  placed: PlacedChange
  project: string
  draft: string
  base: string
  head: string
  open: boolean
}

export function SceneCompared({ placed, project, draft, base, head, open }: SceneComparedProps) {
  const { change, chapter, from, before } = placed
  const { kind, moved, words_added: added, words_removed: removed } = change
  return (
    <Folded
      open={open}
      title={<span className="font-page text-[17px] leading-6 font-medium">{change.title}</span>}
      notes={
        <>
          <span>{from === null ? chapter : `${from} → ${chapter}`}</span>
          {kind === 'added' && <span className="badge bg-added-tint text-added">Added</span>}
          {kind === 'removed' && <span className="badge bg-removed-tint text-removed">Taken out</span>}
          {moved && <span className="badge bg-warn-tint text-warn">Moved</span>}
          {kind === 'changed' && <span className="badge bg-accent-tint text-accent">Changed</span>}
          <span className="numbers">
            +{number(added)} −{number(removed)}
          </span>
        </>
      }
    >
      {kind === 'moved' ? (
        <p className="text-muted">It stands elsewhere. Its words are the same.</p>
      ) : kind !== 'changed' && added + removed === 0 ? (
        <p className="text-muted">It has no words{kind === 'added' ? ' yet' : ''}.</p>
      ) : (
        <WordsCompared project={project} base={base} head={head} path={change.path} before={before} />
      )}
      {kind !== 'removed' && (
        <Link to={{ screen: 'desk', project, draft, scene: change.id }} className="link self-start">
          Open it in the draft
        </Link>
      )}
    </Folded>
  )
}
