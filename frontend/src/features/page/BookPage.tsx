/** The page of a scene: its title and its prose, to write, to review and to read. */
'use client'

import { useImperativeHandle, useRef } from 'react'
import type { ReactNode, Ref } from 'react'
import { CleanRead } from './CleanRead'
import type { PageNote } from './notes'
import { PageEditor } from './PageEditor'
import type { BookPageHandle, PageEditorHandle } from './PageEditor'
import type { PageChange } from './review-widgets'
import './page.css'

export interface BookPageProps {
  title: string
  /** The prose of the scene. Give back what `onChange` said, in order; other texts are changes from outside. */
  prose: string
  readOnly?: boolean
  changes?: readonly PageChange[]
  notes?: readonly PageNote[]
  focusedChange?: string | null
  /** Show the text as it would be with every change that is not left out. */
  cleanRead?: boolean
  /** Show the file's own characters. */
  source?: boolean
  /** The name of the writing area for screen readers; the title by default. */
  label?: string
  onChange?(prose: string): void
  /** Words were pasted, before `onChange` tells of the prose that holds them. */
  onPasted?(text: string): void
  onSave?(): void
  onChangeFocus?(id: string): void
  onNoteFocus?(id: string): void
  /** What stands where the first words will, while there are none. */
  hint?: ReactNode
  ref?: Ref<BookPageHandle>
}

const NO_CHANGES: readonly PageChange[] = []
const NO_NOTES: readonly PageNote[] = []

export function BookPage({
  title,
  prose,
  readOnly = false,
  changes = NO_CHANGES,
  notes = NO_NOTES,
  focusedChange = null,
  cleanRead = false,
  source = false,
  label = title,
  onChange,
  onPasted,
  onSave,
  onChangeFocus,
  onNoteFocus,
  hint,
  ref,
}: BookPageProps) {
  const editor = useRef<PageEditorHandle>(null)
  useImperativeHandle(ref, () => editor.current!, [])
  return (
    <section className={source ? 'pw-page pw-source' : 'pw-page'} aria-label={label}>
      <div className="pw-column">
        <h1 className="pw-title">{title}</h1>
        {hint && <p className="pw-hint">{hint}</p>}
        <div hidden={cleanRead}>
          <PageEditor
            ref={editor}
            {...{ prose, label, readOnly, source, changes, notes, focusedChange }}
            onChange={onChange}
            onPasted={onPasted}
            onSave={onSave}
            onChangeFocus={onChangeFocus}
            onNoteFocus={onNoteFocus}
          />
        </div>
        {cleanRead && <CleanRead page={editor} label={`${label}, clean read`} {...{ prose, changes, source }} />}
      </div>
    </section>
  )
}
