/** The foot of the desk: how many words there are, and what goes with reviewing, suggesting or marking them. */
'use client'

import type { Outline } from '@/api/generated/models'
import { counted } from '@/components/format'
import { MarkedBar } from '@/features/comments/MarkedBar'
import { useWordsOfAll } from '@/features/outline/living'
import type { Living } from '@/features/outline/living'
import type { SceneSaver } from '@/features/saving/saver'
import { ReviewFoot } from '@/features/suggestion/ReviewFoot'
import { SuggestFoot } from '@/features/suggestion/SuggestFoot'
import type { Review } from '@/features/suggestion/useReview'
import type { useSuggesting } from '@/features/suggestion/useSuggesting'

interface DeskFootProps {
  /** How many words there are as one writes, beside what the outline said when it was read. */
  living: Living
  outline: Outline | undefined
  readAt: number
  saver: SceneSaver | null
  /** The suggestion that is looked at. */
  review: Review | null
  clean: boolean
  canDecide: boolean
  suggesting: ReturnType<typeof useSuggesting>
  onComment: (() => void) | undefined
  onClean(): void
  onDone(): void
}

export function DeskFoot({ living, outline, readAt, ...rest }: DeskFootProps) {
  return (
    <footer className="desk-foot">
      <Total living={living} outline={outline} readAt={readAt} />
      <div className="desk-foot-middle flex min-w-0 flex-1 flex-wrap items-center justify-between gap-2">
        <Middle {...rest} />
      </div>
    </footer>
  )
}

function Total({ living, outline, readAt }: Pick<DeskFootProps, 'living' | 'outline' | 'readAt'>) {
  const words = useWordsOfAll(living, outline, readAt)
  return <span className="desk-total numbers shrink-0 text-muted">{words === null ? '' : counted(words, 'word')}</span>
}

function Middle({ saver, review, clean, canDecide, suggesting, onComment, onClean, onDone }: Omit<DeskFootProps, 'living' | 'outline' | 'readAt'>) {
  if (review) return <ReviewFoot review={review} clean={clean} canDecide={canDecide} onClean={onClean} onDone={onDone} />
  if (!saver) return null
  if (suggesting.session) return <SuggestFoot session={suggesting.session} saver={saver} sending={suggesting.sending} onComment={onComment} onSend={suggesting.send} />
  return <MarkedBar saver={saver} onComment={onComment} onSuggest={suggesting.begin} />
}
