/** Takes a provider's key. It leaves this browser once, and no screen shows it again. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { ModelKeyList } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { Dialog } from '@/components/Dialog'
import { DialogForm, wordsIn } from '@/components/DialogForm'
import { PasswordField } from '@/components/PasswordField'

interface SetKeyProps {
  provider: string
  onPut(provider: string, key: string): Promise<ModelKeyList>
  onSet(shown: ModelKeyList): void
  onClose(): void
}

export function SetKey({ provider, onPut, onSet, onClose }: SetKeyProps) {
  const setting = useMutation({ mutationFn: (key: string) => onPut(provider, key), onSuccess: onSet })
  function set(given: FormData) {
    const key = wordsIn(given, 'key')
    if (key !== '') setting.mutate(key)
  }
  return (
    <Dialog open title={`The key for ${provider}`} description="It is stored encrypted and sent to this provider only. Nobody can read it here again, you neither: keep it where you have it from." onClose={onClose}>
      <DialogForm action="Set the key" doing="Setting it…" pending={setting.isPending} trouble={setting.error && wordsOf(setting.error)} onGiven={set} onClose={onClose}>
        <PasswordField label="Key" name="key" kind="one-time-code" />
      </DialogForm>
    </Dialog>
  )
}
