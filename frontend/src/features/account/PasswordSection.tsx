/** The password: a first one, or another one. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { FormEvent } from 'react'
import type { OwnAccount, PasswordChange } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys, useSignInOptions } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Notice } from '@/components/Notice'
import { PasswordField } from '@/components/PasswordField'
import { Section } from '@/components/SettingsPage'
import { say } from '@/components/toast'
import { passwordHint } from '@/features/sign-in/passwordHint'

export function PasswordSection({ account }: { account: OwnAccount }) {
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const options = useSignInOptions()
  const changing = useMutation({
    mutationFn: (body: PasswordChange) => call('account.change_password', { body }),
    onSuccess: async (_, { end_others }) => {
      form.current?.reset()
      await Promise.all([keys.account, keys.devices].map((queryKey) => client.invalidateQueries({ queryKey })))
      say({ text: end_others ? 'Your password is changed. Every other device is signed out.' : 'Your password is changed.' })
    },
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const current = given.get('current')
    changing.mutate({ current: current === null ? null : String(current), password: String(given.get('password')), end_others: given.get('others') === 'on' })
  }
  return (
    <Section id="password" title="Password">
      {!account.has_password && <p className="text-muted">You have none yet: you came in by a link. With one, you can sign in with your e-mail address at any time.</p>}
      <form ref={form} onSubmit={submit} className="flex max-w-[440px] flex-col gap-3">
        {/* for password managers: whose password it is */}
        <input type="email" name="username" autoComplete="username" value={account.account.email} readOnly hidden />
        {account.has_password && <PasswordField label="Your password now" name="current" kind="current-password" />}
        <PasswordField label="New password" name="password" kind="new-password" hint={passwordHint(options.data, account.second_factor)} />
        <Choice type="checkbox" name="others" defaultChecked title="Sign out every other device" />
        {changing.error && <Notice tone="error">{wordsOf(changing.error)}</Notice>}
        <div>
          <Button type="submit" disabled={changing.isPending}>
            {changing.isPending ? 'Changing…' : account.has_password ? 'Change the password' : 'Set the password'}
          </Button>
        </div>
      </form>
    </Section>
  )
}
