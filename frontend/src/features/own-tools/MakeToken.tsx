/** Asks for a new token: its name, what it may do, and how long. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { NewToken, TokenMade } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Choice } from '@/components/Choice'
import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { TextField } from '@/components/TextField'

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
  function make(given: FormData) {
    const name = wordsIn(given, 'name')
    setNameless(name === '')
    if (name !== '') making.mutate({ name, scope: given.get('scope') as NewToken['scope'], days: Number(given.get('days')) })
  }
  return (
    <Dialog open title="Make a token" onClose={onClose}>
      <DialogForm
        action="Make the token"
        doing="Making…"
        pending={making.isPending}
        trouble={nameless ? 'Please give it a name, so that you know it again.' : making.error && wordsOf(making.error)}
        checked={false}
        onGiven={make}
        onClose={onClose}
      >
        <TextField label="What is it for?" name="name" maxLength={100} autoComplete="off" placeholder="My laptop" aria-invalid={nameless} />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">What may it do?</legend>
          {SCOPES.map(([scope, title, note], at) => (
            <Choice key={scope} name="scope" value={scope} defaultChecked={at === 0} title={title} note={note} />
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
      </DialogForm>
    </Dialog>
  )
}
