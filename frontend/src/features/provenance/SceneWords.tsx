/** The words themselves, shown when asked for: which ways and whose words are marked is the reader's choice. */
'use client'

import { useState } from 'react'
import type { OriginSpan } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { KINDS, SAID } from './kinds'
import type { Kind } from './kinds'
import { plainAtFirst } from './marked'
import { MarkedWords } from './MarkedWords'
import { useSceneWords } from './useOrigins'

interface SceneWordsProps {
  project: string
  branch: string
  scene: string
  commit: string
}

export function SceneWords(props: SceneWordsProps) {
  const [shown, setShown] = useState(false)
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-[16px] leading-6 font-semibold">The words themselves</h2>
        <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Hide the words' : 'Show the words'}
        </Button>
      </div>
      {shown && <Shown {...props} />}
    </section>
  )
}

function Shown({ project, branch, scene, commit }: SceneWordsProps) {
  const found = useSceneWords(project, branch, scene, commit)
  if (found.data) return <Marked {...found.data} />
  if (found.isPending) return <Skeleton lines={8} label="Opening the scene" />
  return <Trouble what="The words could not be read." error={found.error} onRetry={() => void found.refetch()} />
}

function Marked({ prose, spans }: { prose: string; spans: readonly OriginSpan[] }) {
  const present = KINDS.filter((kind) => spans.some((span) => span.origin === kind))
  const people = [...new Set(spans.map((span) => span.author))].sort()
  const [off, setOff] = useState<ReadonlySet<Kind>>(plainAtFirst(spans))
  const [whose, setWhose] = useState('')
  const turn = (kind: Kind) => setOff(new Set(off.has(kind) ? [...off].filter((each) => each !== kind) : [...off, kind]))
  const marks = (span: OriginSpan) => !off.has(span.origin) && (whose === '' || span.author === whose)
  return (
    <>
      <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <legend className="sr-only">Mark in the text</legend>
        {present.map((kind) => (
          <label key={kind} className="flex cursor-pointer items-center gap-2 py-1">
            <input type="checkbox" className="size-4" style={{ accentColor: 'var(--accent)' }} checked={!off.has(kind)} onChange={() => turn(kind)} />
            <span className={`origin origin-${kind}`}>{SAID[kind].label}</span>
          </label>
        ))}
        {people.length > 1 && (
          <label className="flex items-center gap-2">
            Whose
            <select className="field w-auto" value={whose} onChange={(event) => setWhose(event.target.value)}>
              <option value="">Everybody’s</option>
              {people.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
      </fieldset>
      <article className="card px-5 py-3" aria-label="The scene with its marks">
        <div className="mx-auto max-w-[34em]">
          <MarkedWords prose={prose} spans={spans} marks={marks} />
        </div>
      </article>
    </>
  )
}
