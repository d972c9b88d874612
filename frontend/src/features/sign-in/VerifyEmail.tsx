/** The link of a letter that shows that an address is one's own. Opening it is not enough: mail programs open links, too. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Link } from '@/routing/router'
import { EntranceFrame } from './Entrance'
import { useFragment } from './fragment'

export function VerifyEmail() {
  const token = useFragment().get('token')
  const client = useQueryClient()
  const proving = useMutation({
    mutationFn: (shown: string) => call('auth.verify_email', { body: { token: shown } }),
    onSuccess: () => client.invalidateQueries(),
  })
  return (
    <EntranceFrame title="Your e-mail address">
      {token === null && <Notice tone="warn">This link is not whole. Open it as it stands in the letter.</Notice>}
      {token && !proving.isSuccess && (
        <>
          <p>Is the address that this letter came to yours?</p>
          {proving.error && <Notice tone="error">{wordsOf(proving.error)}</Notice>}
          <div>
            <Button kind="primary" disabled={proving.isPending} onClick={() => proving.mutate(token)}>
              {proving.isPending ? 'One moment…' : 'Yes, it is mine'}
            </Button>
          </div>
        </>
      )}
      {proving.isSuccess && (
        <div role="status">
          <Notice>Thank you. Letters go there from now on.</Notice>
        </div>
      )}
      <p>
        <Link to={{ screen: 'account' }} className="link">
          Your account
        </Link>
      </p>
    </EntranceFrame>
  )
}
