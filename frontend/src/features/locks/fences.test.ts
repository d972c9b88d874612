import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { Lock, SaveRequest } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { keys } from '@/api/queries'
import { sendFenced } from './fences'

const lock = (more: Partial<Lock>): Lock => ({
  id: 'l1', kind: 'scene', target: 's1', level: 'hard', holder: 'ben', name: 'Ben', reason: '', fence: 7, taken_at: 0, ends_at: null, requests: [], ...more,
})
const body = (branch = 'main'): SaveRequest => ({ base: '1'.repeat(40), branch, edits: [{ path: 'a.md', text: 'a' }] })

function known(...locks: Lock[]): QueryClient {
  const client = new QueryClient()
  client.setQueryData(keys.session, { account: { id: 'ben' } })
  client.setQueryData(keys.locks('book'), { locks })
  return client
}

describe('a save', () => {
  it('says which of its own locks it believes to hold', async () => {
    const client = known(lock({}), lock({ id: 'hers', holder: 'ann' }), lock({ id: 'over', ends_at: 1 }))
    expect(await sendFenced(client, 'book', body(), async (sent) => sent.fences)).toEqual({ l1: 7 })
  })

  it('says nothing in a draft, where locks do not count', async () => {
    expect(await sendFenced(known(lock({})), 'book', body('side'), async (sent) => sent.fences)).toBeUndefined()
  })

  it('goes on without a lock that ended meanwhile', async () => {
    const sent: (Record<string, number> | undefined)[] = []
    const answer = await sendFenced(known(lock({})), 'book', body(), async ({ fences }) => {
      sent.push(fences)
      if (fences) throw new ApiProblem('lock.lost', 409, 'Your lock ended')
      return 'saved'
    })
    expect([answer, sent]).toEqual(['saved', [{ l1: 7 }, undefined]])
  })
})
