/** One of several choices: a button or a box to tick, what is chosen, and what it means. */
import type { ComponentProps, ReactNode } from 'react'

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'title' | 'type' | 'className'> {
  type?: 'radio' | 'checkbox'
  title: ReactNode
  note?: ReactNode
}

export function Choice({ type = 'radio', title, note, ...rest }: ChoiceProps) {
  return (
    <label className="flex items-start gap-2">
      <input type={type} className="mt-1" {...rest} />
      <span>
        {title}
        {note && <span className="block text-sec text-muted">{note}</span>}
      </span>
    </label>
  )
}
