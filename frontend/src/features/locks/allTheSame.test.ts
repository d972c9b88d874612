import { beforeEach, describe, expect, it } from 'vitest'
import type { HeldLock } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { allTheSame, reasons } from './allTheSame'

const lock: HeldLock = { id: 'l1', kind: 'scene', target: 's1', level: 'hard', holder: 'ben', name: 'Ben', reason: '', taken_at: 0, ends_at: null }
const held = (...locks: HeldLock[]) => new ApiProblem('lock.held', 409, 'Somebody keeps this', '', [], [], locks)

/** A server that wants a reason for whatever these locks are about. */
function server(...locks: HeldLock[]) {
  const sent: (string | undefined)[] = []
  return {
    sent,
    send: async (reason?: string) => {
      sent.push(reason)
      if (locks.length > 0 && !reason) throw held(...locks)
      return 'done'
    },
  }
}
const asked = async () => {
  while (reasons.current() === null) await Promise.resolve()
  return reasons.current()!
}

describe('what somebody keeps', () => {
  beforeEach(() => reasons.current()?.answer(null))

  it('is not asked about where nobody keeps it', async () => {
    const { sent, send } = server()
    expect(await allTheSame(send)).toBe('done')
    expect([sent, reasons.current()]).toEqual([[undefined], null])
  })

  it('is written with the reason that the writer gives', async () => {
    const { sent, send } = server(lock)
    const done = allTheSame(send)
    const question = await asked()
    expect(question.locks).toEqual([lock])
    question.answer('A typo')
    expect(await done).toBe('done')
    expect([sent, reasons.current()]).toEqual([[undefined, 'A typo'], null])
  })

  it('stays as it is where no reason is given', async () => {
    const { sent, send } = server(lock)
    const done = allTheSame(send)
    ;(await asked()).answer(null)
    await expect(done).rejects.toMatchObject({ code: 'lock.held' })
    expect(sent).toEqual([undefined])
  })

  it('is not asked about where it is frozen: no reason would do', async () => {
    const { send } = server(lock, { ...lock, id: 'l2', level: 'frozen' })
    await expect(allTheSame(send)).rejects.toMatchObject({ code: 'lock.held' })
    expect(reasons.current()).toBeNull()
  })

  it('lets any other refusal through', async () => {
    await expect(allTheSame(() => Promise.reject(new ApiProblem('not_found', 404, 'Gone')))).rejects.toMatchObject({ code: 'not_found' })
    expect(reasons.current()).toBeNull()
  })
})
