/** A field for what one has to say, with what is done with it. */
'use client'

import { useState } from 'react'
import type { FormEvent, KeyboardEvent } from 'react'
import { Button } from '@/components/Button'
import { Trouble } from '@/components/Trouble'

interface SayingProps {
  label: string
  /** What is done with it: "Comment", "Reply". */
  verb: string
  busy: boolean
  error: unknown
  onSay(text: string): void
  onCancel(): void
}

export function Saying({ label, verb, busy, error, onSay, onCancel }: SayingProps) {
  const [text, setText] = useState('')
  function send(event: FormEvent) {
    event.preventDefault()
    if (text.trim() !== '' && !busy) onSay(text.trim())
  }
  function pressed(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
    else if (event.key === 'Escape' && text.trim() === '') onCancel()
    else return
    event.preventDefault()
  }
  return (
    <form className="flex flex-col gap-2" onSubmit={send} onKeyDown={pressed}>
      <textarea className="field min-h-20 py-1.5" aria-label={label} value={text} maxLength={4000} autoFocus onChange={(event) => setText(event.target.value)} />
      {error !== null && error !== undefined && <Trouble what="It was not sent. Your words are still here." error={error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" disabled={busy || text.trim() === ''}>
          {busy ? 'Sending…' : verb}
        </Button>
        <Button onClick={onCancel}>Not now</Button>
      </div>
    </form>
  )
}
