/** Takes a provider's key. It leaves this browser once, and no screen shows it again. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { ModelKeyList } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { PasswordField } from '@/components/PasswordField'

interface SetKeyProps {
  provider: string
  onPut(provider: string, key: string): Promise<ModelKeyList>
  onSet(shown: ModelKeyList): void
  onClose(): void
}

export function SetKey({ provider, onPut, onSet, onClose }: SetKeyProps) {
  const setting = useMutation({ mutationFn: (key: string) => onPut(provider, key), onSuccess: onSet })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const key = String(new FormData(event.currentTarget).get('key')).trim()
    if (key !== '') setting.mutate(key)
  }
  return (
    <Dialog open title={`The key for ${provider}`} description="It is stored encrypted and sent to this provider only. Nobody can read it here again, you neither: keep it where you have it from." onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <PasswordField label="Key" name="key" kind="one-time-code" />
        {setting.error && <Notice tone="error">{wordsOf(setting.error)}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind="primary" disabled={setting.isPending}>
            {setting.isPending ? 'Setting it…' : 'Set the key'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
