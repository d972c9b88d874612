/** One scene among others in one scroll: a page of its own file, alive only near the view. */
'use client'

import type { EditorState } from '@codemirror/state'
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { Skeleton } from '@/components/Skeleton'
import { NotRead } from '@/features/desk/NotRead'
import { mark } from '@/features/comments/marked'
import { useShownComments } from '@/features/comments/useShownComments'
import { useShownNotes } from '@/features/notes/useShownNotes'
import type { PlacedScene } from '@/features/outline/order'
import { FirstWords, NO_COMMENTS, PageEditor } from '@/features/page'
import type { Entry, HouseStyle, PageEditorHandle, Way } from '@/features/page'
import type { SceneSaver } from '@/features/saving/saver'
import { usePageOf, useSceneSaver } from '@/features/saving/useSaver'

/** What a scene tells the page that it stands in; the same object as long as that lives. */
export interface SceneEvents {
  /** The caret is here, or comes here. */
  onHere(scene: string): void
  onBeyond(scene: string, forward: boolean, way: Way, x: number | null): boolean
  /** The caret that was to come in has come. */
  onEntered(): void
  onNote(id: string): void
  onComment(id: string): void
  onDraft?(): void
  /** Its page came (or went, with null). */
  onPage(scene: string, page: PageEditorHandle | null): void
}

interface WholeSceneProps {
  project: string
  branch: string
  placed: PlacedScene
  /** Whether the chapter begins with this scene and is named here. */
  opens: boolean
  alive: boolean
  here: boolean
  /** How the caret is to come in, as soon as there are words. */
  entry: Entry | null
  readOnly: boolean
  source: boolean
  showNotes: boolean
  /** The comment that was chosen, if it is one of this scene. */
  comment: string | null
  style: HouseStyle | undefined
  /** How high it will be before it was ever drawn, in lines. */
  lines: number
  events: SceneEvents
}

export const WholeScene = memo(function WholeScene(props: WholeSceneProps) {
  const { project, branch, placed, opens, alive, here, lines, events } = props
  const { scene, chapter } = placed
  const { query, saver } = useSceneSaver(project, branch, alive ? scene.id : null)
  const kept = useRef<EditorState | null>(null)
  const words = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState<number | null>(null)
  useLayoutEffect(() => {
    const drawn = words.current
    if (saver === null || drawn === null) return
    // as high as it was while it is away, or the words below would move
    return () => setHeight(drawn.offsetHeight)
  }, [saver])
  return (
    <section className="pw-column pw-part" data-part={scene.id} aria-label={scene.title} aria-current={here || undefined} onFocus={() => events.onHere(scene.id)}>
      {opens && <h1 className="pw-chapter">{chapter.title}</h1>}
      <h2 className="pw-title">{saver?.base.title ?? scene.title}</h2>
      {saver === null ? (
        <div className="pw-away" style={{ minHeight: height ?? `${lines * LINE}em` }}>
          {alive && (query.error ? <NotRead error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton lines={8} label="Opening the scene" />)}
        </div>
      ) : (
        <div ref={words}>
          <Words {...props} saver={saver} kept={kept} />
        </div>
      )}
    </section>
  )
})

function Words({ project, placed, here, entry, readOnly, source, showNotes, comment, style, events, saver, kept }: WholeSceneProps & { saver: SceneSaver; kept: RefObject<EditorState | null> }) {
  const { id } = placed.scene
  const page = useRef<PageEditorHandle>(null)
  usePageOf(saver)
  const notes = useShownNotes(project, saver, showNotes && here)
  const comments = useShownComments(project, saver, comment)
  useEffect(() => {
    events.onPage(id, page.current)
    return () => events.onPage(id, null)
  }, [events, id])
  useEffect(() => {
    if (!entry) return
    page.current?.enter(entry)
    events.onEntered()
  }, [entry, events])
  return (
    <>
      {saver.blank && !readOnly && (
        <p className="pw-hint">
          <FirstWords onDraft={events.onDraft} />
        </p>
      )}
      <PageEditor
        ref={page}
        name={id}
        prose={saver.words}
        edition={saver.edition}
        label={saver.base.title}
        readOnly={readOnly}
        source={source}
        style={style}
        changes={NO_CHANGES}
        notes={notes}
        comments={(showNotes && comments) || NO_COMMENTS}
        focusedChange={null}
        takes={here}
        kept={kept}
        onChange={(prose) => {
          events.onHere(id)
          saver.edit(prose)
        }}
        onPasted={(text) => saver.paste(text)}
        onSave={() => void saver.save()}
        onNoteFocus={events.onNote}
        onCommentFocus={events.onComment}
        onSelected={(from, to) => mark(saver, from, to)}
        onBeyond={(...way) => events.onBeyond(id, ...way)}
      />
    </>
  )
}

const NO_CHANGES: [] = []
/** As high as a line is, in times the size of the type. */
const LINE = 1.62
