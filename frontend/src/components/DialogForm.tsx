/** What a dialog asks for, and its two answers: do it, or not now. */
import { useEffect, useRef } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from './Button'
import { Notice } from './Notice'

interface DialogFormProps {
  /** What the button that does it says, and what it says meanwhile. */
  action: string
  doing?: string
  pending?: boolean
  /** What is wrong with what was given, or why it was not done. What was given stays. */
  trouble?: ReactNode
  /** Whether the browser looks at the fields; else whoever uses this says what is wrong, in its own words. */
  checked?: boolean
  onGiven(given: FormData): void
  onClose(): void
  children: ReactNode
}

export function DialogForm({ action, doing = action, pending = false, trouble, checked = true, onGiven, onClose, children }: DialogFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const refused = !pending && Boolean(trouble)
  useEffect(() => {
    // what was given is given again, with what is wrong put right
    if (refused && form.current?.contains(document.activeElement) !== true) form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }, [refused])
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    onGiven(new FormData(event.currentTarget))
  }
  return (
    <form ref={form} onSubmit={submit} className="flex flex-col gap-4" noValidate={!checked}>
      {children}
      {trouble && <Notice tone="error">{trouble}</Notice>}
      {/* in sight also where there is more to fill in than the dialog is high; not where the window itself is low */}
      <div className="-mx-6 -mb-6 flex justify-end gap-2 bg-page px-6 pt-2 pb-6 [@media(min-height:480px)]:sticky [@media(min-height:480px)]:-bottom-6">
        <Button onClick={onClose}>Not now</Button>
        <Button type="submit" kind="primary" disabled={pending}>
          {pending ? doing : action}
        </Button>
      </div>
    </form>
  )
}

/** The words that a field of such a form was given, without blanks around them. */
export function wordsIn(given: FormData, name: string): string {
  return String(given.get(name) ?? '').trim()
}
