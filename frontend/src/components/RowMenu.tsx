/** The menu of one row among many: only its button until somebody opens it, for every menu costs time at each keystroke. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'

interface RowMenuProps {
  /** What is more about, for the button's name. */
  title: string
  /** Whether Tab stops at the button. */
  inOrder: boolean
  /**
   * Seen only by who is at its row. It is drawn without colour and not without opacity: a hundred rows that are layers of
   * their own cost the browser a sixth of every keystroke.
   */
  quiet: boolean
  className: string
  /** The menu has closed, and the keyboard goes back to the button unless that is prevented. */
  onClosed?: (event: Event) => void
  /** The items. */
  children: ReactNode
}

const stop = (event: { stopPropagation(): void }) => event.stopPropagation()

export function RowMenu({ title, inOrder, quiet, className, onClosed, children }: RowMenuProps) {
  const [woken, setWoken] = useState(false)
  const trigger = {
    className: `shrink-0 rounded-control px-1 leading-5 focus-visible:text-muted data-[state=open]:text-muted ${quiet ? 'text-transparent' : 'text-muted'} ${className}`,
    'aria-label': `More about ${title}`,
    tabIndex: inOrder ? 0 : -1,
  }
  const sign = <Ellipsis size={16} aria-hidden className="inline" />
  function wake(event: { stopPropagation(): void }) {
    stop(event)
    setWoken(true)
  }
  function pressed(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    wake(event)
  }
  if (!woken) {
    return (
      <button type="button" {...trigger} aria-haspopup="menu" aria-expanded={false} onClick={wake} onKeyDown={pressed}>
        {sign}
      </button>
    )
  }
  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger {...trigger} onClick={stop}>
        {sign}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content align="end" className="z-40 min-w-48 rounded-card border border-line bg-page p-1 text-ink" style={{ boxShadow: 'var(--lift)' }} onClick={stop} onKeyDown={stop} onCloseAutoFocus={onClosed}>
          {children}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
