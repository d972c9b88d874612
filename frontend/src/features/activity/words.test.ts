/** Lines of the log in words. */
import { expect, it } from 'vitest'
import type { AuditEntry } from '@/api/generated/models'
import { deed, doer, facts, program } from './words'

const line = (more: Partial<AuditEntry>): AuditEntry => ({
  id: 1,
  at: 1,
  action: 'member.role_changed',
  outcome: 'done',
  by: 'account',
  actor: { id: 'a', name: 'Ann' },
  subject: { id: 'b', name: 'Ben' },
  project: null,
  target: '',
  detail: { role: 'reader' },
  address: '',
  client: '',
  ...more,
})

it('calls a browser by its name, and another program what it calls itself', () => {
  expect(program(line({ client: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36' }))).toBe('Chrome on Linux')
  expect(program(line({ client: 'git/2.39' }))).toBe('git/2.39')
})

it('says who did what to whom', () => {
  expect(`${doer(line({}))} ${deed(line({}))}, ${facts(line({}))}`).toBe('Ann gave a role (Ben), role: reader')
})

it('says of who took an invitation that they were given a role', () => {
  expect(deed(line({ subject: { id: 'a', name: 'Ann' } }))).toBe('was given a role')
})

it('names whoever signs in, who is nobody yet', () => {
  const entry = line({ action: 'session.started', by: 'anonymous', actor: null })
  expect(`${doer(entry)} ${deed(entry)}`).toBe('Ben signed in')
})

it('says so where an account is gone, and shows an action that it does not know', () => {
  const entry = line({ action: 'newer.thing', actor: { id: 'a', name: '' }, subject: null })
  expect(`${doer(entry)} ${deed(entry)}`).toBe('Somebody whose account is gone newer.thing')
})
