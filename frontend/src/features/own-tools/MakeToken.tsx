/** Asks for a new token: its name, what it may do, and how long. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { NewToken, TokenMade } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'

const LENGTHS: [number, string][] = [
  [7, 'A week'],
  [30, 'A month'],
  [90, 'Three months'],
  [366, 'A year'],
]

const SCOPES: [NewToken['scope'], string, string][] = [
  ['read', 'Read', 'It can fetch your books and their history.'],
  ['write', 'Read and write', 'It can also change the books that you may write in.'],
]

export function MakeToken({ onMade, onClose }: { onMade(made: TokenMade): void; onClose(): void }) {
  const client = useQueryClient()
  const [nameless, setNameless] = useState(false)
  const making = useMutation({
    mutationFn: (body: NewToken) => call('tokens.create', { body }),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: keys.tokens })
      onMade(made)
      onClose()
    },
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get('name')).trim()
    setNameless(name === '')
    if (name !== '') making.mutate({ name, scope: form.get('scope') as NewToken['scope'], days: Number(form.get('days')) })
  }
  return (
    <Dialog open title="Make a token" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <label className="flex flex-col gap-1 font-medium">
          What is it for?
          <input className="field font-normal" name="name" maxLength={100} autoComplete="off" placeholder="My laptop" aria-invalid={nameless} />
        </label>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">What may it do?</legend>
          {SCOPES.map(([scope, title, note], at) => (
            <label key={scope} className="flex items-start gap-2">
              <input type="radio" name="scope" value={scope} defaultChecked={at === 0} className="mt-1" />
              <span>
                {title}
                <span className="block text-sec text-muted">{note}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <label className="flex flex-col gap-1 font-medium">
          How long?
          <select className="field font-normal" name="days" defaultValue={90}>
            {LENGTHS.map(([days, title]) => (
              <option key={days} value={days}>
                {title}
              </option>
            ))}
          </select>
        </label>
        {nameless && <Notice tone="error">Please give it a name, so that you know it again.</Notice>}
        {making.error && <Notice tone="error">{wordsOf(making.error)}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind="primary" disabled={making.isPending}>
            {making.isPending ? 'Making…' : 'Make the token'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
