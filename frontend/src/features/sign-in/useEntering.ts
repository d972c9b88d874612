/** What happens once somebody came in: the screens know who it is, and read everything anew. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { SessionInfo } from '@/api/generated/models'
import { keys } from '@/api/queries'
import { signedInAgain } from '@/api/session'

export function useEntering(onDone?: () => void): (session: SessionInfo) => Promise<void> {
  const client = useQueryClient()
  return async (session) => {
    client.setQueryData(keys.session, session)
    signedInAgain()
    onDone?.()
    await client.invalidateQueries()
  }
}
