/** The keys of models' providers, of a book or of the whole installation: that one is set, and by whom, never what it is. */
'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelKey, ModelKeyList } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast'
import { SetKey } from './SetKey'
import { heldWords, otherwiseWords } from './keyWords'
import { placeOf } from './policy'

interface KeyListProps {
  shown: ModelKeyList
  /** Whose they are, as in “no key of …”. */
  whose: string
  onPut(provider: string, key: string): Promise<ModelKeyList>
  onRemove(provider: string): Promise<ModelKeyList>
  onChanged(shown: ModelKeyList): void
}

export function KeyList({ shown, whose, onPut, onRemove, onChanged }: KeyListProps) {
  const [asked, setAsked] = useState<ModelKey | null>(null)
  const removing = useMutation({
    mutationFn: (each: ModelKey) => onRemove(each.provider),
    onSuccess: (now, each) => {
      onChanged(now)
      say({ text: `The key for ${each.provider} is gone.` })
    },
  })
  if (shown.keys.length === 0) return <p className="card border-dashed p-6 text-center text-muted">This PlotWeaver is connected to no provider, so there is nothing that needs a key.</p>
  return (
    <>
      {removing.error && <Notice tone="error">{wordsOf(removing.error)}</Notice>}
      <ul className="flex flex-col gap-2" aria-label="Keys">
        {shown.keys.map((each) => (
          <li key={each.provider} className="card flex flex-wrap items-center justify-between gap-3 p-4">
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-medium [overflow-wrap:anywhere]">
                {each.models.join(', ')} {placeOf(each.provider)}
              </p>
              <p className="text-sec text-muted">{each.held ? heldWords(each.held) : otherwiseWords(each.otherwise, whose)}</p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Button aria-label={`${each.held ? 'Replace the' : 'Set a'} key for ${each.provider}`} onClick={() => setAsked(each)}>
                {each.held ? 'Replace…' : 'Set a key…'}
              </Button>
              {each.held && (
                <Button kind="danger" aria-label={`Remove the key for ${each.provider}`} disabled={removing.isPending} onClick={() => removing.mutate(each)}>
                  Remove
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {asked && (
        <SetKey
          provider={asked.provider}
          onPut={onPut}
          onSet={(now) => {
            onChanged(now)
            setAsked(null)
            say({ text: `The key for ${asked.provider} is set.` })
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
