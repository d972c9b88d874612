/** The title of a chapter or a scene in the outline, as a field: it is named where it stands. */
'use client'

import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { Dragged } from './landing'

interface RowTitleProps {
  kind: Dragged['kind']
  title: string
  pending: boolean
  /** Called with another title than it has; the field stays until it is closed. */
  onRename(title: string): void
  /** `back`: whether the keyboard goes back to the row, and not where somebody put it. */
  onClose(back: boolean): void
}

export function RowTitle({ kind, title, pending, onRename, onClose }: RowTitleProps) {
  const field = useRef<HTMLInputElement>(null)
  /** What was given last: whoever leaves the field after a refusal lets it be. */
  const given = useRef(title)
  const left = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  function close(back: boolean) {
    left.current = true
    onClose(back)
  }
  function give(back: boolean) {
    if (pending || left.current) return
    const next = field.current!.value.trim()
    if (next === '' || next === title || (!back && next === given.current)) return close(back)
    given.current = next
    onRename(next)
  }
  function pressed(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') give(true)
    else if (!pending) close(true)
  }
  return (
    <input
      ref={field}
      className={`field min-w-0 flex-1 pointer-fine:-my-1 pointer-fine:min-h-7 pointer-fine:py-0 ${kind === 'chapter' ? 'font-semibold' : ''}`}
      aria-label={`Title of the ${kind} ${title}`}
      defaultValue={title}
      maxLength={200}
      autoComplete="off"
      readOnly={pending}
      aria-busy={pending}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={pressed}
      onBlur={() => give(false)}
    />
  )
}
