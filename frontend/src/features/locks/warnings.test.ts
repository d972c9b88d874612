import { describe, expect, it } from 'vitest'
import type { Lock } from '@/api/generated/models'
import { warningOf } from './warnings'

const NOW = new Date(2026, 10, 23, 15, 0)
const PLACE = { scene: 's1', chapter: 'one' }
const soft = (more: Partial<Lock>): Lock => ({
  id: 'l1', kind: 'scene', target: 's1', level: 'soft', holder: 'ben', name: 'Ben', reason: '', fence: 1, taken_at: 0, ends_at: null, requests: [], ...more,
})
const touched = (rule = 'lock.soft', field = 'manuscript/one/a.md') => ({ warnings: [{ field, message: 'Ben is at work on this scene.', rule }] })
const warning = (saved: Parameters<typeof warningOf>[0], ...locks: Lock[]) => warningOf(saved, { locks }, 'ann', PLACE, NOW)

describe('who was written over', () => {
  it('is told with the first version, and not with every one after it', () => {
    const lock = soft({ id: 'once' })
    expect(warning(touched(), lock)).toBe('Saved. Ben is at work on this scene.')
    expect(warning(touched(), lock)).toBeNull()
  })

  it('is told again where the lock was taken anew', () => {
    expect(warning(touched(), soft({ id: 'anew', fence: 1 }))).not.toBeNull()
    expect(warning(touched(), soft({ id: 'anew', fence: 2 }))).not.toBeNull()
  })

  it('says nothing of one’s own, of other scenes, or where the server warns of nothing', () => {
    expect(warning({ warnings: [] }, soft({ id: 'quiet' }))).toBeNull()
    expect(warning(touched('other.rule'), soft({ id: 'quiet' }))).toBeNull()
    const [elsewhere, mine] = [soft({ id: 'elsewhere', target: 's2' }), soft({ id: 'mine', holder: 'ann' })]
    expect(warning(touched(), elsewhere, mine, soft({ id: 'chapter', kind: 'chapter', target: 'one', name: 'Eve' }))).toBe('Saved. Eve is at work on this chapter.')
  })

  it('is told in the server’s words, once, where it is not known here yet', () => {
    const unknown = touched('lock.soft', 'manuscript/one/unknown.md')
    expect(warning(unknown)).toBe('Saved. Ben is at work on this scene.')
    expect(warning(unknown)).toBeNull()
  })
})
