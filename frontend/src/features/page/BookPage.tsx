/** The page of a scene: its title and its prose, to write, to review and to read. */
'use client'

import type { Text } from '@codemirror/state'
import { useImperativeHandle, useRef } from 'react'
import type { ReactNode, Ref } from 'react'
import { CleanRead } from './CleanRead'
import { NO_COMMENTS } from './comments'
import type { PageComments } from './comments'
import { classOf } from './manner'
import type { Manner } from './manner'
import type { PageNote } from './notes'
import { PageEditor } from './PageEditor'
import type { BookPageHandle, PageEditorHandle } from './PageEditor'
import type { PageChange } from './review-widgets'
import type { HouseStyle } from './setup'
import type { Suggested } from './tracking'
import './page.css'

export interface BookPageProps extends Manner {
  title: string
  /** Tells this page from others that may come in its place; the title by default. */
  name?: string
  /** The prose of the scene. */
  prose: string
  /** Another one with each prose that came from outside; what the page itself said is none. Without it every other prose is. */
  edition?: number | undefined
  /** What was suggested when the page was opened, where words are suggested and not written; `prose` is its text. */
  suggested?: Suggested | undefined
  /** What is selected as the page comes. */
  marked?: { readonly from: number; readonly to: number } | null
  readOnly?: boolean
  changes?: readonly PageChange[]
  notes?: readonly PageNote[]
  comments?: PageComments
  focusedChange?: string | null
  /** Show the text as it would be with every change that is not left out. */
  cleanRead?: boolean
  /** The name of the writing area for screen readers; the title by default. */
  label?: string
  style?: HouseStyle | undefined
  /** The prose is a string only for who makes one of it: of a long scene that takes longer than a keystroke may. */
  onChange?(prose: Text): void
  /** Words were pasted, before `onChange` tells of the prose that holds them. */
  onPasted?(text: string): void
  /** At how many places words are suggested by now. */
  onSuggested?(places: number): void
  onSave?(): void
  onChangeFocus?(id: string): void
  onNoteFocus?(id: string): void
  onCommentFocus?(id: string): void
  /** Words were marked, or none are any more; offsets are UTF-16 units of the prose. */
  onSelected?(from: number, to: number): void
  /** What stands where the first words will, while there are none. */
  hint?: ReactNode
  ref?: Ref<BookPageHandle>
}

const NO_CHANGES: readonly PageChange[] = []
const NO_NOTES: readonly PageNote[] = []

export function BookPage({
  title,
  name = title,
  prose,
  edition,
  suggested,
  marked = null,
  readOnly = false,
  changes = NO_CHANGES,
  notes = NO_NOTES,
  comments = NO_COMMENTS,
  focusedChange = null,
  cleanRead = false,
  source = false,
  typewriter,
  dim,
  label = title,
  style,
  onChange,
  onPasted,
  onSuggested,
  onSave,
  onChangeFocus,
  onNoteFocus,
  onCommentFocus,
  onSelected,
  hint,
  ref,
}: BookPageProps) {
  const editor = useRef<PageEditorHandle>(null)
  useImperativeHandle(ref, () => editor.current!, [])
  return (
    <section className={classOf({ source, typewriter, dim })} aria-label={label}>
      <div className="pw-column">
        <h1 className="pw-title">{title}</h1>
        {hint && <p className="pw-hint">{hint}</p>}
        <div hidden={cleanRead}>
          <PageEditor
            ref={editor}
            {...{ name, prose, edition, suggested, marked, label, style, readOnly, source, changes, notes, comments, focusedChange }}
            onChange={onChange}
            onPasted={onPasted}
            onSuggested={onSuggested}
            onSave={onSave}
            onChangeFocus={onChangeFocus}
            onNoteFocus={onNoteFocus}
            onCommentFocus={onCommentFocus}
            onSelected={onSelected}
          />
        </div>
        {cleanRead && <CleanRead page={editor} label={`${label}, clean read`} {...{ prose, changes, source, style }} />}
      </div>
    </section>
  )
}
