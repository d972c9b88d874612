/** A chapter's title in the outline, as a field: it is named where it stands. */
'use client'

import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'

interface ChapterTitleProps {
  title: string
  pending: boolean
  /** Called with another title than it has; the field stays until it is closed. */
  onRename(title: string): void
  /** `back`: whether the keyboard goes back to the row, and not where somebody put it. */
  onClose(back: boolean): void
}

export function ChapterTitle({ title, pending, onRename, onClose }: ChapterTitleProps) {
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
      className="field min-w-0 flex-1 font-semibold pointer-fine:-my-1 pointer-fine:min-h-7 pointer-fine:py-0"
      aria-label={`Title of the chapter ${title}`}
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
