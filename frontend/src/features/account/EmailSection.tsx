/** Where letters go, and whether it was shown that this is one's own address. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { OwnAccount } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys, useSignInOptions } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Section } from '@/components/SettingsPage'
import { TextField } from '@/components/TextField'
import { say } from '@/components/toast'

export function EmailSection({ account }: { account: OwnAccount }) {
  const client = useQueryClient()
  const letters = useSignInOptions().data?.letters ?? false
  const { email } = account.account
  const changing = useMutation({
    mutationFn: (wanted: string) => call('account.change_email', { body: { email: wanted } }),
    onSuccess: async (now, wanted) => {
      client.setQueryData(keys.account, now)
      await client.invalidateQueries({ queryKey: keys.session })
      if (now.account.email !== email) say({ text: `Your address is ${now.account.email} now.` })
      else if (letters) say({ text: `A letter with a link is on its way to ${wanted}.` })
    },
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    changing.mutate(String(new FormData(event.currentTarget).get('email')).trim())
  }
  return (
    <Section id="email" title="E-mail">
      <form onSubmit={submit} className="flex max-w-[440px] flex-col gap-3">
        <TextField key={email} label="Your e-mail address" name="email" type="email" autoComplete="email" defaultValue={email} required maxLength={254} hint="You sign in with it, and it is where letters about your account go." />
        {account.new_email && <Notice tone="warn">{waiting(account.new_email, letters)}</Notice>}
        {!account.new_email && !account.email_verified && letters && <Notice tone="warn">Nobody showed yet that this address is yours: a forgotten password cannot be replaced by it.</Notice>}
        {changing.error && <Notice tone="error">{wordsOf(changing.error)}</Notice>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" disabled={changing.isPending}>
            {changing.isPending ? 'Saving…' : 'Save the address'}
          </Button>
          {letters && (account.new_email || !account.email_verified) && (
            <Button disabled={changing.isPending} onClick={() => changing.mutate(account.new_email ?? email)}>
              Send the letter again
            </Button>
          )}
        </div>
      </form>
    </Section>
  )
}

function waiting(email: string, letters: boolean): string {
  return letters
    ? `${email} waits for you to open the link in the letter that went there. Until then, the old address counts.`
    : `${email} waits until it is shown to be yours. This PlotWeaver sends no e-mail: whoever keeps it can give you a link.`
}
