/** Asks before codes are asked for no more. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { wordsOf } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'

export function EndFactor({ onEnded, onClose }: { onEnded(): void; onClose(): void }) {
  const client = useQueryClient()
  const ending = useMutation({
    mutationFn: () => call('account.end_factor'),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.account })
      onEnded()
      onClose()
      say({ text: 'Signing in takes no code any more.' })
    },
  })
  return (
    <Dialog open title="Turn codes off?" description="Your password alone opens your account then. The app’s key and the recovery codes are worth nothing any more." onClose={onClose}>
      {ending.error && <Notice tone="error">{wordsOf(ending.error)}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep them on</Button>
        <Button kind="danger" disabled={ending.isPending} onClick={() => ending.mutate()}>
          {ending.isPending ? 'One moment…' : 'Turn off'}
        </Button>
      </div>
    </Dialog>
  )
}
