/** Asks before a way to sign in is taken away. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Identity } from '@/api/generated/models'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { say } from '@/components/toast'

export function Unlink({ identity, onClose, onRefused }: { identity: Identity; onClose(): void; onRefused(error: unknown): void }) {
  const client = useQueryClient()
  const leaving = useMutation({
    mutationFn: () => call('identities.unlink', { params: { identity: identity.id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.identities })
      say({ text: `You no longer sign in with ${identity.provider_name}.` })
    },
    onError: onRefused,
    onSettled: onClose,
  })
  return (
    <Dialog open title={`Remove ${identity.provider_name}?`} description={`You will no longer be able to sign in with “${identity.label}”. Your books stay as they are, and you can add it again.`} onClose={onClose}>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button kind="danger" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
          {leaving.isPending ? 'Removing…' : 'Remove'}
        </Button>
      </div>
    </Dialog>
  )
}
