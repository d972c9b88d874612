/** What people say about the words of the open scene: asked, answered, resolved. */
'use client'

import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { Comment, SceneView } from '@/api/generated/models'
import { useComments } from '@/api/queries'
import { Button } from '@/components/Button'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { isPrivate } from '@/features/drafts/names'
import type { BookPageHandle } from '@/features/page'
import { carried } from '@/features/page/comments'
import type { SceneSaver } from '@/features/saving/saver'
import { headOf } from '@/features/saving/words'
import { useKept, useSaveState } from '@/features/saving/useSaver'
import { CommentCard, Quoted } from './CommentCard'
import { placeComments, sorted } from './placing'
import { Saying } from './Saying'
import type { useSaying } from './useSaying'
import { useTalking } from './useTalking'

interface CommentsPanelProps {
  project: string
  branch: string
  scene: SceneView
  saver: SceneSaver
  handle: RefObject<BookPageHandle | null>
  /** The signed-in person's account. */
  account: string
  /** Whether one may take away what others said. */
  mayModerate: boolean
  saying: ReturnType<typeof useSaying>
}

export function CommentsPanel(props: CommentsPanelProps) {
  const { project, branch, scene } = props
  const { chosen } = props.saying
  const comments = useComments(project, branch, scene.id)
  useSaveState(props.saver)
  // the places are those of the words as they are now
  useKept(props.saver, true)
  const known = comments.data !== undefined
  useEffect(() => {
    if (chosen === null || !known) return
    document.querySelector(`[data-comment-card="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, known])
  if (comments.isPending) return <Skeleton lines={4} label="Reading the comments" />
  const retry = () => void comments.refetch()
  if (comments.error && !comments.data) return <Trouble what="The comments could not be read." error={comments.error} onRetry={retry} />
  return (
    <div className="flex flex-col gap-3">
      {comments.error && (
        <Notice tone="warn" actions={<Button onClick={retry}>Try again</Button>}>
          The newest comments could not be read. These are the last ones.
        </Notice>
      )}
      <Listed {...props} all={comments.data.comments} />
    </div>
  )
}

function Listed({ all, saying, ...props }: CommentsPanelProps & { all: readonly Comment[] }) {
  const { project, branch, saver, handle } = props
  const { canComment, chosen, about, speakOf } = saying
  const talking = useTalking(project, branch)
  const { open, lost, settled } = sorted(all)
  const head = headOf(saver.base).length
  const placed = placeComments(all, saver.base.text, head)
  const before = saver.base.text.slice(head)
  function placeOf(id: string) {
    const found = placed.find((each) => each.id === id)
    return found ? carried(found.from, found.to, before, saver.words) : null
  }
  const card = (comment: Comment) => {
    const place = placeOf(comment.id)
    return (
      <CommentCard
        key={comment.id}
        comment={comment}
        chosen={comment.id === chosen}
        me={props.account}
        canComment={canComment}
        mayModerate={props.mayModerate}
        talking={talking}
        onChoose={() => saying.choose(comment.id)}
        onGo={place ? () => handle.current?.select(place.from, place.to) : undefined}
      />
    )
  }
  return (
    <>
      {about !== null && (
        <section aria-label="New comment" className="card flex flex-col gap-2 border-accent p-3">
          <Quoted words={'saver' in about ? about.saver.words.slice(about.from, about.to) : ''} chapter={'chapter' in about && about.chapter} />
          <Saying
            label="Your comment"
            verb="Comment"
            busy={talking.add.isPending}
            error={talking.add.error}
            onSay={(text) => talking.add.mutate({ about, text }, { onSuccess: () => speakOf(null) })}
            onCancel={() => speakOf(null)}
          />
        </section>
      )}
      <p className="numbers" aria-live="polite">
        {open.length === 0 ? 'No open comments on this scene.' : `${counted(open.length, 'open comment')} on this scene.`}
      </p>
      {about === null && <Hint canComment={canComment} branch={branch} />}
      {about === null && canComment && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => speakOf({ scene: props.scene, chapter: false })}>Comment on the scene</Button>
          <Button onClick={() => speakOf({ scene: props.scene, chapter: true })}>On the chapter</Button>
        </div>
      )}
      <ul className="flex flex-col gap-3 empty:hidden" aria-label="Comments">
        {open.map(card)}
      </ul>
      <Folded title={`Their words are gone (${lost.length})`}>{lost.map(card)}</Folded>
      <Folded title={`Resolved (${settled.length})`}>{settled.map(card)}</Folded>
    </>
  )
}

function Hint({ canComment, branch }: { canComment: boolean; branch: string }) {
  if (isPrivate(branch)) return <p className="text-sec text-muted">Nobody else can read this draft. Share it to talk about its words.</p>
  if (!canComment) return <p className="text-sec text-muted">Your role in this book lets you read what others say.</p>
  return <p className="text-sec text-muted">Mark words on the page, then press Comment at its foot or Ctrl+Alt+M.</p>
}

function Folded({ title, children }: { title: string; children: React.ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <details>
      <summary className="cursor-pointer text-sec text-muted">{title}</summary>
      <ul className="mt-2 flex flex-col gap-3" aria-label={title}>
        {children}
      </ul>
    </details>
  )
}
