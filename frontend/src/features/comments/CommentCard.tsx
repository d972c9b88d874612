/** One comment: the words it is about, what was said, and what can be done about it. */
'use client'

import { Check } from 'lucide-react'
import { useState } from 'react'
import type { Comment, Remark } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { moment, seconds } from '@/components/format'
import { shortened } from '@/features/notes/NoteText'
import { Saying } from './Saying'
import type { useTalking } from './useTalking'

interface CommentCardProps {
  comment: Comment
  chosen: boolean
  /** The signed-in person's account. */
  me: string
  canComment: boolean
  /** Whether one may take away what others said. */
  mayModerate: boolean
  talking: ReturnType<typeof useTalking>
  onChoose(): void
  /** Selects the words; undefined while they are not on the page. */
  onGo?: (() => void) | undefined
}

export function CommentCard({ comment, chosen, me, canComment, mayModerate, talking, onChoose, onGo }: CommentCardProps) {
  const { id, quote, chapter, place, remarks, settled } = comment
  const [replying, setReplying] = useState(false)
  const { reply, settle, remove } = talking
  const mine = remarks[0]?.by.account === me
  return (
    <li data-comment-card={id} aria-current={chosen || undefined} className={`card flex flex-col gap-2 p-3 ${chosen ? 'border-accent' : ''}`} onClick={onChoose}>
      <Quoted words={place?.words ?? quote} chapter={chapter !== null} />
      {place?.changed && <p className="text-sec text-muted [overflow-wrap:anywhere]">Written when it was “{shortened(quote)}”.</p>}
      {place === null && <p className="text-sec text-warn">{quote !== '' ? 'These words are' : chapter !== null ? 'This chapter is' : 'This scene is'} not in the text now.</p>}
      <ol className="flex flex-col gap-2" aria-label="What was said">
        {remarks.map((remark, at) => (
          <Said key={`${remark.at} ${at}`} remark={remark} me={me} />
        ))}
      </ol>
      {settled && (
        <p className="flex items-center gap-1 text-sec text-muted">
          <Check size={16} aria-hidden className="text-ok" /> Resolved by {settled.account === me ? 'you' : settled.name}
        </p>
      )}
      {replying ? (
        <Saying
          label="Your reply"
          verb="Reply"
          busy={reply.isPending}
          error={reply.error}
          onSay={(text) => reply.mutate({ comment: id, text }, { onSuccess: () => setReplying(false) })}
          onCancel={() => setReplying(false)}
        />
      ) : (
        <div className="flex flex-wrap gap-2 empty:hidden">
          {onGo && quote !== '' && <Button onClick={onGo}>Go there</Button>}
          {canComment && <Button onClick={() => setReplying(true)}>Reply</Button>}
          {canComment && (
            <Button disabled={settle.isPending} onClick={() => settle.mutate({ comment: id, settled: settled === null })}>
              {settled ? 'Open again' : 'Resolve'}
            </Button>
          )}
          {canComment && (mine || mayModerate) && (
            <Button kind="plain" className="px-2" disabled={remove.isPending} onClick={() => remove.mutate(id)}>
              Delete
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** What a comment is about: words, or without any the scene or the chapter as a whole. */
export function Quoted({ words, chapter }: { words: string; chapter: boolean }) {
  if (words === '') return <p className="text-sec font-medium">On the whole {chapter ? 'chapter' : 'scene'}</p>
  return <p className="font-page text-[15px] leading-[22px] italic [overflow-wrap:anywhere]">“{shortened(words)}”</p>
}

function Said({ remark, me }: { remark: Remark; me: string }) {
  return (
    <li>
      <p className="text-sec">
        <span className="font-medium">{remark.by.account === me ? 'You' : remark.by.name}</span> <span className="numbers text-muted">{moment(seconds(remark.at).toISOString())}</span>
      </p>
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{remark.text}</p>
    </li>
  )
}
