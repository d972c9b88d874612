/** A dialog over the page: named, closed by Escape, the focus kept inside and given back. */
'use client'

import * as Radix from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { giveBack } from './keyboard'

interface DialogProps {
  open: boolean
  title: string
  description?: string
  wide?: boolean
  /** Without it the dialog cannot be closed by the reader. */
  onClose?(): void
  children: ReactNode
}

const FIRST_FIELD = 'input, textarea, select, button, [tabindex="0"]'

export function Dialog({ open, title, description, wide = false, onClose, children }: DialogProps) {
  const inside = useRef<HTMLDivElement>(null)
  function focusInside(event: Event) {
    const first = inside.current?.querySelector<HTMLElement>(FIRST_FIELD)
    if (!first) return
    // not on the button that closes, which comes first: who begins to type means the field
    event.preventDefault()
    first.focus()
  }
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose?.()}>
      <Radix.Portal>
        {/* as high as what it dims: a dialog that asks over another one covers it */}
        <Radix.Overlay className="fixed inset-0 z-50" style={{ background: 'var(--shade)' }} />
        <Radix.Content
          // going round from the last stop to the first one scrolls nothing by itself
          onFocus={({ currentTarget, target }) => {
            if (currentTarget.scrollHeight > currentTarget.clientHeight) target.scrollIntoView({ block: 'nearest' })
          }}
          className={`fixed top-[10vh] left-1/2 z-50 flex max-h-[80vh] w-[calc(100vw-32px)] -translate-x-1/2 flex-col gap-4 overflow-y-auto scroll-pb-16 rounded-dialog border border-line bg-page p-6 text-ink ${wide ? 'max-w-[880px]' : 'max-w-[480px]'}`}
          style={{ boxShadow: 'var(--lift)' }}
          onOpenAutoFocus={focusInside}
          onCloseAutoFocus={giveBack}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="text-[16px] leading-6 font-semibold">{title}</Radix.Title>
            {onClose && (
              <Radix.Close className="button button-plain -m-1 px-2" aria-label="Close">
                <X size={16} aria-hidden />
              </Radix.Close>
            )}
          </div>
          {description && <Radix.Description className="text-muted">{description}</Radix.Description>}
          <div ref={inside} className="contents">
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
