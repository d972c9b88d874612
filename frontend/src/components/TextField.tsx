/** One line that somebody types, with its name above and a hint below. */
'use client'

import { useId } from 'react'
import type { ComponentProps } from 'react'

export function TextField({ label, hint, ...rest }: ComponentProps<'input'> & { label: string; hint?: string | undefined }) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input id={id} className="field" aria-describedby={hint && `${id}-hint`} {...rest} />
      {hint && (
        <p id={`${id}-hint`} className="text-sec text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
