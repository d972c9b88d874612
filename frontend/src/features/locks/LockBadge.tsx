/** A sign in the outline that somebody keeps a scene or a chapter; its name says who, how strictly and until when. */
'use client'

import { Lock as Closed, PencilLine, Snowflake } from 'lucide-react'
import type { Lock } from '@/api/generated/models'
import { told } from './locks'

const SIGN = { soft: PencilLine, hard: Closed, frozen: Snowflake }

interface LockBadgeProps {
  lock: Lock
  me: string
  /** The element's name, for what is labelled by it. */
  id: string
}

export function LockBadge({ lock, me, id }: LockBadgeProps) {
  const Sign = SIGN[lock.level]
  const words = told(lock, me, new Date())
  return (
    <span id={id} title={words} className={`shrink-0 leading-5 ${lock.holder === me ? 'text-muted' : 'text-warn'}`}>
      <Sign size={14} aria-hidden className="inline" />
      <span className="sr-only"> {words}</span>
    </span>
  )
}
