/** Asks before a token is withdrawn. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Token } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'

export function WithdrawToken({ token, onWithdrawn, onClose }: { token: Token; onWithdrawn(): void; onClose(): void }) {
  const client = useQueryClient()
  const withdrawing = useMutation({
    mutationFn: () => call('tokens.revoke', { params: { token: token.id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.tokens })
      onWithdrawn()
      onClose()
      say({ text: `The token “${token.name}” opens nothing any more.` })
    },
  })
  return (
    <Dialog open title={`Withdraw the token “${token.name}”?`} description="The tool that uses it can no longer open your books. What it brought here stays. This cannot be undone, but you can make another token." onClose={onClose}>
      {withdrawing.error && <Notice tone="error">{wordsOf(withdrawing.error)}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button kind="danger" disabled={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
          {withdrawing.isPending ? 'Withdrawing…' : 'Withdraw'}
        </Button>
      </div>
    </Dialog>
  )
}
