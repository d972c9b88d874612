/** A button for each provider that one may go to. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { Provider } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { visit } from './visit'
import type { Purpose } from './visit'

interface Props {
  providers: readonly Pick<Provider, 'id' | 'name'>[]
  purpose: Purpose
  back: string
  /** What a button says before the provider's name. */
  says: string
  onError?(error: unknown): void
  /** Called before the browser leaves for the provider. */
  onLeave?(): void
}

export function ProviderButtons({ providers, purpose, back, says, onError, onLeave }: Props) {
  const going = useMutation({
    mutationFn: (provider: string) => visit(provider, purpose, back),
    onError: (error) => onError?.(error),
  })
  return (
    <div className="flex flex-col gap-2">
      {providers.map((each) => (
        <Button
          key={each.id}
          disabled={going.isPending}
          onClick={() => {
            onLeave?.()
            going.mutate(each.id)
          }}
        >
          {says} {each.name}
        </Button>
      ))}
      {going.error && !onError && <Notice tone="error">{wordsOf(going.error)}</Notice>}
    </div>
  )
}
