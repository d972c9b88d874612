/** Drafting with AI: what to ask, the text as it comes, and the suggestions that wait. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SceneView } from '@/api/generated/models'
import { keys, useSuggestions } from '@/api/queries'
import { call } from '@/api/session'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { counted, dollars, spoken } from '@/components/format'
import type { SceneSaver } from '@/features/saving/saver'
import { Link } from '@/routing/router'
import { DraftForm, FIRST_WISH } from './DraftForm'
import type { Wish } from './DraftForm'
import { DraftLive } from './DraftLive'

interface DraftPanelProps {
  project: string
  scene: SceneView
  saver: SceneSaver
  canDraft: boolean
  /** Whether any model may read this book: where none may, only what people suggest is here. */
  drafting: boolean
}

export function DraftPanel({ project, scene, saver, canDraft, drafting }: DraftPanelProps) {
  const [started, setStarted] = useState<string | null>(null)
  const [wish, setWish] = useState<Wish>(FIRST_WISH)
  const [dismissed, setDismissed] = useState<string | null>(null)
  // one who comes back to a draft that is being written finds it again
  const earlier = useQuery({ queryKey: [...keys.book(project), 'runs'], queryFn: () => call('runs.list', { params: { project } }), staleTime: 0 })
  const going = earlier.data?.runs.find((run) => run.workflow === 'draft-scene' && run.scene === scene.id && (run.status === 'queued' || run.status === 'running'))
  const run = started ?? going?.id ?? null
  const shown = run !== null && run !== dismissed ? run : null
  if (earlier.isPending) return <Skeleton lines={4} label="Opening" />
  return (
    <div className="flex flex-col gap-6">
      {shown !== null ? (
        <DraftLive key={shown} project={project} run={shown} scene={scene.id} onAgain={() => setDismissed(shown)} />
      ) : canDraft ? (
        <DraftForm project={project} scene={scene} saver={saver} wish={wish} onWish={setWish} onStarted={setStarted} />
      ) : !drafting ? (
        <p className="text-muted">No model may read this book. What people suggest for this scene is here.</p>
      ) : (
        <p className="text-muted">Your role in this book lets you read, not draft.</p>
      )}
      <Waiting project={project} scene={scene.id} />
    </div>
  )
}

/** Suggestions of this scene that still have something to decide. */
function Waiting({ project, scene }: { project: string; scene: string }) {
  const suggestions = useSuggestions(project, scene)
  if (suggestions.error) return <Trouble what="The suggestions could not be read." error={suggestions.error} onRetry={() => void suggestions.refetch()} />
  const open = (suggestions.data?.suggestions ?? []).filter((each) => each.status === 'open')
  if (open.length === 0) return null
  return (
    <section aria-label="Suggestions" className="flex flex-col gap-2">
      <h2 className="text-sec font-semibold">Suggestions</h2>
      <ul className="flex flex-col gap-2">
        {open.map((each) => (
          <li key={each.id}>
            <Link to={{ screen: 'review', project, scene, suggestion: each.id }} className="card block p-3 hover:border-edge">
              {each.by ? <span className="mr-1.5 font-medium">{each.by.name}</span> : <span className="badge mr-1.5 bg-agent-tint text-agent">{spoken(each.agent)}</span>}
              <span className="numbers text-sec text-muted">
                {counted(each.changes.filter((change) => change.decision === 'undecided').length, 'change')} to decide{each.by ? '' : ` · ${dollars(each.cost_usd)}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
