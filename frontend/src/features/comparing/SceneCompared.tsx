/** One scene in two versions of the book: what became of it, and its words. */
'use client'

import { number } from '@/components/format'
import { Link } from '@/routing/router'
import type { Route } from '@/routing/routes'
import type { PlacedChange } from './differences'
import { Folded } from '@/components/Folded'
import { WordsCompared } from './WordsCompared'

interface SceneComparedProps {
  placed: PlacedChange
  project: string
  base: string
  head: string
  beside: readonly [string, string] | undefined
  opening: { label: string; to: Route } | null
  open: boolean
}

export function SceneCompared({ placed, project, base, head, beside, opening, open }: SceneComparedProps) {
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
          {added + removed > 0 && (
            <span className="numbers">
              +{number(added)} −{number(removed)}
            </span>
          )}
        </>
      }
    >
      {kind === 'moved' ? (
        <p className="text-muted">It stands elsewhere. Its words are the same.</p>
      ) : kind !== 'changed' && added + removed === 0 ? (
        <p className="text-muted">It has no words{kind === 'added' ? ' yet' : ''}.</p>
      ) : (
        <WordsCompared project={project} base={base} head={head} path={change.path} before={before} beside={beside} />
      )}
      {kind !== 'removed' && opening && (
        <Link to={opening.to} className="link self-start">
          {opening.label}
        </Link>
      )}
    </Folded>
  )
}
