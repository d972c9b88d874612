import { describe, expect, it } from 'vitest'
import { begin, stepped } from './steps'
import type { Steps } from './steps'

const to = (steps: Steps<number>, next: number) => stepped(steps, { kind: 'to', next })

describe('steps', () => {
  it('are taken back and taken again', () => {
    const third = to(to(begin(1), 2), 3)
    const back = stepped(stepped(third, { kind: 'undo' }), { kind: 'undo' })
    expect(back.now).toBe(1)
    expect(stepped(back, { kind: 'undo' })).toEqual(back)
    expect(stepped(stepped(back, { kind: 'redo' }), { kind: 'redo' })).toEqual(third)
  })

  it('that lead nowhere are none, and a new one ends what was taken back', () => {
    const back = stepped(to(begin(1), 2), { kind: 'undo' })
    expect(to(back, 1)).toBe(back)
    expect(to(back, 5).future).toEqual([])
  })
})
