import { describe, expect, it } from 'vitest'
import { problemFrom } from '@/api/problem'
import { saidOf } from './said'

const NOW = new Date(2026, 10, 23, 15, 0)
const lock = { id: 'l1', kind: 'chapter', target: 'one', level: 'hard', holder: 'ben', name: 'Ben', reason: 'Her past', taken_at: 0, ends_at: null }

describe('a refusal', () => {
  it('names everybody who keeps what was touched', () => {
    const problem = problemFrom(409, { code: 'lock.held', title: 'Somebody keeps this', locks: [lock, { ...lock, level: 'frozen', reason: '', holder: 'ann' }] })
    expect(saidOf(problem, 'ann', NOW)).toBe('Ben keeps this chapter: “Her past”. You froze this chapter.')
  })

  it('is told in the server’s words where it is about something else', () => {
    expect(saidOf(problemFrom(404, { code: 'not_found', title: 'There is nothing here' }))).toBe('There is nothing here.')
  })
})
