/** Something that met a strict lock is asked about once more, with the reason that the writer then gives. */
import type { HeldLock } from '@/api/generated/models'
import { metLock } from '@/api/problem'

export interface ReasonQuestion {
  locks: readonly HeldLock[]
  /** Null: nothing is to happen. */
  answer(reason: string | null): void
}

const listeners = new Set<() => void>()
let open: ReasonQuestion | null = null

function set(next: ReasonQuestion | null): void {
  open = next
  for (const listener of [...listeners]) listener()
}

/** The question that is open; a dialog puts it to the writer. */
export const reasons = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  current: (): ReasonQuestion | null => open,
}

function ask(locks: readonly HeldLock[]): Promise<string | null> {
  open?.answer(null)
  return new Promise((resolve) => {
    const answer = (reason: string | null) => {
      set(null)
      resolve(reason)
    }
    set({ locks, answer })
  })
}

/** Sends; where somebody keeps what it touches, asks why and sends again. What is frozen no reason opens. */
export async function allTheSame<Answer>(send: (reason?: string) => Promise<Answer>): Promise<Answer> {
  try {
    return await send()
  } catch (error) {
    if (!metLock(error) || error.locks.length === 0 || error.locks.some((lock) => lock.level === 'frozen')) throw error
    const reason = await ask(error.locks)
    if (reason === null) throw error
    return send(reason)
  }
}
