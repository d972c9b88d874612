/** Reminds whoever came in by a link that they need a way to come back. */
'use client'

import { useOwnAccount } from '@/api/queries'
import { Notice } from '@/components/Notice'
import { Link } from '@/routing/router'

export function FirstPassword() {
  const account = useOwnAccount()
  // nothing is said while it is not known: it would only come and go
  if (!account.data || account.data.has_password || account.data.email_verified) return null
  return (
    <Notice
      actions={
        <Link to={{ screen: 'account' }} className="link">
          Your account
        </Link>
      }
    >
      You came in by a link that works once. Give yourself a name, an e-mail address and a password, so that you can sign in again.
    </Notice>
  )
}
