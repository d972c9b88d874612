/** A book's own keys, for its owners. */
'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { KeyList } from './KeyList'

export function BookKeys({ project }: { project: string }) {
  const client = useQueryClient()
  const queryKey = [...keys.book(project), 'model-keys']
  const held = useQuery({ queryKey, queryFn: () => call('model_keys.of_book', { params: { project } }), staleTime: 0 })
  return (
    <>
      <p className="text-muted">With a key of its own, this book’s drafts are paid by whoever owns that key. It goes when its owner’s account does.</p>
      {held.isPending && <Skeleton lines={2} label="Reading which keys are set" />}
      {held.error && <Trouble what="Which keys are set could not be read." error={held.error} onRetry={() => void held.refetch()} />}
      {held.data && (
        <KeyList
          shown={held.data}
          whose="this book’s own"
          onPut={(provider, key) => call('model_keys.put_of_book', { params: { project, provider }, body: { key } })}
          onRemove={(provider) => call('model_keys.remove_of_book', { params: { project, provider } })}
          onChanged={(now) => client.setQueryData(queryKey, now)}
        />
      )}
    </>
  )
}
