/** The signed-in person: their account, their own tools, ways to sign in, and signing out; administrators find the log here. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import { useMutation } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { wordsOf } from '@/api/problem'
import { useSession } from '@/api/queries'
import { call } from '@/api/session'
import { say } from '@/components/toast'
import { giveBack } from './keyboard'
import { navigate } from '@/routing/router'

const ITEM = 'cursor-pointer rounded-control px-2 py-1.5 outline-none data-[highlighted]:bg-accent-tint'

export function PersonMenu() {
  const session = useSession()
  const leaving = useMutation({
    mutationFn: () => call('auth.sign_out'),
    // a fresh page: nothing of the person who left stays in memory
    onSuccess: () => window.location.assign('/sign-in'),
    onError: (error) => say({ text: wordsOf(error) }),
  })
  return (
    <Menu.Root>
      <Menu.Trigger className="button button-plain -mr-2 min-w-0 px-2" disabled={leaving.isPending}>
        <span className="truncate">{session.data?.account.name}</span>
        <ChevronDown size={16} aria-hidden className="shrink-0" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content onCloseAutoFocus={giveBack} align="end" className="z-40 min-w-48 rounded-card border border-line bg-page p-1 text-ink" style={{ boxShadow: 'var(--lift)' }}>
          <Menu.Item className={ITEM} onSelect={() => navigate({ screen: 'account' })}>
            Your account
          </Menu.Item>
          <Menu.Item className={ITEM} onSelect={() => navigate({ screen: 'own-tools' })}>
            Your own tools
          </Menu.Item>
          <Menu.Item className={ITEM} onSelect={() => navigate({ screen: 'ways-to-sign-in' })}>
            Ways to sign in
          </Menu.Item>
          <Menu.Item className={ITEM} onSelect={() => navigate({ screen: 'models' })}>
            Models
          </Menu.Item>
          {session.data?.account.site_role === 'admin' && (
            <Menu.Item className={ITEM} onSelect={() => navigate({ screen: 'activity', project: null })}>
              Who did what
            </Menu.Item>
          )}
          <Menu.Item className={ITEM} onSelect={() => leaving.mutate()}>
            Sign out
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
