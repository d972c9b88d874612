/** One question, however many wait for its answer. */
import { describe, expect, it, vi } from 'vitest'
import { confirmations } from './confirmations'

describe('asking who it is', () => {
  it('asks once for all that wait, and anew the next time', async () => {
    const told = vi.fn()
    const leave = confirmations.subscribe(told)
    const first = [confirmations.ask(), confirmations.ask()]
    confirmations.current()!(true)
    expect(await Promise.all(first)).toEqual([true, true])
    expect(confirmations.current()).toBeNull()
    const next = confirmations.ask()
    confirmations.current()!(false)
    expect(await next).toBe(false)
    expect(told).toHaveBeenCalledTimes(4)
    leave()
  })
})
