/** Lets one choose a model that may read the book, or says why there is none. */
'use client'

import type { ReactNode } from 'react'
import type { Model } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { allowedWords } from '@/features/ai/policy'
import { Link } from '@/routing/router'
import { useOfferedModel } from './useOfferedModel'

interface WithModelProps {
  project: string
  wanted: string | null
  onWant(model: string): void
  /** What is said of the practice model. */
  practice: string
  /** `choice` is the list to choose from, `remark` what must be known of the model. */
  children(model: Model, choice: ReactNode, remark: ReactNode): ReactNode
}

export function WithModel({ project, wanted, onWant, practice, children }: WithModelProps) {
  const { models, policy, available, offered, model } = useOfferedModel(project, wanted)
  if (models.isPending || policy.isPending) return <Skeleton lines={4} label="Looking for models" />
  if (models.error) return <Trouble what="The models could not be listed." error={models.error} onRetry={() => void models.refetch()} />
  if (policy.error) return <Trouble what="Which models may read this book could not be read." error={policy.error} onRetry={() => void policy.refetch()} />
  if (!model && available.length > 0) {
    return (
      <Notice tone="warn">
        As it is set, {allowedWords(policy.data.effective)}{' '}
        <Link to={{ screen: 'ai', project }} className="link">
          AI and this book
        </Link>
      </Notice>
    )
  }
  if (!model) return <Notice tone="warn" actions={<Button onClick={() => void models.refetch()}>Look again</Button>}>No model is available just now.</Notice>
  const choice = (
    <label className="flex min-w-0 flex-col gap-1 text-sec font-medium">
      Model
      <select className="field text-ui font-normal" value={model.id} onChange={(event) => onWant(event.target.value)}>
        {offered.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
    </label>
  )
  const remark = model.practice && (
    <p className="text-sec text-muted">
      Practice model: {practice}{' '}
      <Link to={{ screen: 'models' }} className="link">
        Connect a real one
      </Link>
    </p>
  )
  return children(model, choice, remark)
}
