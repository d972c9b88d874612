/** The name that others see. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { OwnAccount } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Section } from '@/components/SettingsPage'
import { TextField } from '@/components/TextField'
import { say } from '@/components/toast'

export function NameSection({ account }: { account: OwnAccount }) {
  const client = useQueryClient()
  const renaming = useMutation({
    mutationFn: (name: string) => call('account.rename', { body: { name } }),
    onSuccess: async (renamed) => {
      // every screen names people
      await client.invalidateQueries()
      say({ text: `Others see you as ${renamed.name} from now on.` })
    },
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    renaming.mutate(String(new FormData(event.currentTarget).get('name')).trim())
  }
  return (
    <Section id="name" title="Name">
      <form onSubmit={submit} className="flex max-w-[440px] flex-col gap-3">
        <TextField key={account.account.name} label="Your name" name="name" autoComplete="name" defaultValue={account.account.name} required maxLength={100} pattern=".*\S.*" hint="As your co-authors see it, in the history too, from now on." />
        {renaming.error && <Notice tone="error">{wordsOf(renaming.error)}</Notice>}
        <div>
          <Button type="submit" disabled={renaming.isPending}>
            {renaming.isPending ? 'Saving…' : 'Save the name'}
          </Button>
        </div>
      </form>
    </Section>
  )
}
