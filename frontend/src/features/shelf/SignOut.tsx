/** Ends this session. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { say } from '@/components/toast'

export function SignOut() {
  const leaving = useMutation({
    mutationFn: () => call('auth.sign_out'),
    // a fresh page: nothing of the person who left stays in memory
    onSuccess: () => window.location.assign('/sign-in'),
    onError: (error) => say({ text: wordsOf(error) }),
  })
  return (
    <Button kind="plain" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
      Sign out
    </Button>
  )
}
