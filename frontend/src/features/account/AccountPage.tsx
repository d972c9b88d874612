/** One's own account: how others see it, how one signs in, and where one is signed in. */
'use client'

import { useOwnAccount } from '@/api/queries'
import { Section, SettingsPage } from '@/components/SettingsPage'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { Link } from '@/routing/router'
import { DeleteSection } from './DeleteSection'
import { DevicesSection } from './DevicesSection'
import { EmailSection } from './EmailSection'
import { FactorSection } from './FactorSection'
import { NameSection } from './NameSection'
import { PasswordSection } from './PasswordSection'
import { YourData } from './YourData'

export function AccountPage() {
  const account = useOwnAccount()
  return (
    <SettingsPage title="Your account">
      {account.isPending && <Skeleton lines={6} label="Reading your account" />}
      {account.error && <Trouble what="Your account could not be read." error={account.error} onRetry={() => void account.refetch()} />}
      {account.data && (
        <>
          <NameSection account={account.data} />
          <EmailSection account={account.data} />
          <PasswordSection account={account.data} />
          <FactorSection account={account.data} />
        </>
      )}
      <Section id="ways" title="Ways to sign in">
        <p className="text-muted">
          Beside a password, you can sign in with an account that you have elsewhere.{' '}
          <Link to={{ screen: 'ways-to-sign-in' }} className="link">
            Ways to sign in
          </Link>
        </p>
      </Section>
      <DevicesSection />
      <YourData />
      {account.data && <DeleteSection account={account.data} />}
    </SettingsPage>
  )
}
