// @vitest-environment node
/** Whatever a person can do here, they can do on a screen. */
import { describe, expect, it } from 'vitest'
import { reachedOperations } from '@/testing/reach'
import type { OperationId } from './address'
import { operations } from './generated/operations'

const PROGRAMS = 'signing in for the command line, git and other programs, which keep no cookies'
const EARLIER = 'the earlier product’s programs call it; its successors are on the screens'

/** What no screen calls, and why that leaves nobody without something. */
const EXCEPTIONS: Partial<Record<OperationId, string>> = {
  'auth.token': PROGRAMS,
  'auth.link_token': PROGRAMS,
  'auth.refresh_token': PROGRAMS,
  'auth.keys': 'other services read it, to verify access tokens',
  'accounts.create': 'people open their own accounts, by a letter or an invitation: an administrator chooses nobody’s password',
  'members.put': 'on a screen one invites (invitations.create), and the other one says yes to it',
  'sharing.get': 'a book tells it of itself (projects.get)',
  'providers.callback': 'the provider sends the browser there',
  'runs.stream': 'the screens watch a run by the live connection; this is the same for programs without one',
  'alias.git_write': EARLIER,
  'alias.git': EARLIER,
  'alias.stories': EARLIER,
  'alias.generate_scene': EARLIER,
}

const all = Object.keys(operations) as OperationId[]
const reached = reachedOperations()

describe('the operations of the catalogue', () => {
  it('are each reached from a screen, or listed with a reason', () => {
    expect(all.filter((id) => !reached.has(id) && !EXCEPTIONS[id])).toEqual([])
  })

  it('are no exceptions any more once a screen calls them', () => {
    expect(Object.keys(EXCEPTIONS).filter((id) => reached.has(id))).toEqual([])
  })

  it('are called by names that the catalogue has', () => {
    expect([...reached].filter((id) => !(id in operations))).toEqual([])
  })
})
