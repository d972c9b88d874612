/** Lines of the log in words. */
import { expect, it } from 'vitest'
import type { AuditEntry } from '@/api/generated/models'
import { facts } from './facts'
import { deed, doer, program } from './words'

const named = (provider: string) => (provider === 'github' ? 'GitHub' : provider)

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
  expect(`${doer(line({}))} ${deed(line({}))}, ${facts(line({}), named)}`).toBe('Ann gave a role (Ben), as reader')
})

it.each<[Partial<AuditEntry>, string]>([
  [{ action: 'session.started', detail: { way: 'github' } }, 'by GitHub'],
  [{ action: 'session.refused', detail: { way: 'github', reason: 'auth.visit_unknown' } }, 'by GitHub, it was not begun here, or took too long'],
  [{ action: 'access.refused', target: 'members.change', detail: {} }, 'people and roles'],
  [{ action: 'ai.policy_changed', detail: { rule: 'named', providers: 'a.example, b.example' } }, 'to models on this machine and at a.example, b.example'],
  [{ action: 'ai.policy_changed', detail: { rule: 'local', providers: '' } }, 'to models on this machine'],
  [{ action: 'protection.changed', detail: { rules: 'main: editor; by/*: owner' } }, 'main: editors and owners; by/*: owners'],
  [{ action: 'push.taken', detail: { to: 'refs/heads/darker, refs/heads/main' } }, 'the draft “darker”, the book'],
  [{ action: 'secret.set', target: 'openai', detail: { kind: 'model-provider' } }, 'for openai, of models'],
  [{ action: 'token.created', target: 'abc', detail: { name: 'laptop', scope: 'write' } }, '“laptop”, to read and write'],
])('says the facts of %o in words', (more, words) => {
  expect(facts(line(more), named)).toBe(words)
})

it('shows a fact that is newer than this screen by its name', () => {
  expect(facts(line({ detail: { moon: 'full' } }), named)).toBe('moon: full')
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
