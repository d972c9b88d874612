/** Asking a person to prove again that it is them: one question at a time, for however many calls wait for it. */

type Answer = (proved: boolean) => void

const listeners = new Set<() => void>()
let waiting: Promise<boolean> | null = null
let answer: Answer | null = null

function tell(): void {
  for (const listener of [...listeners]) listener()
}

export const confirmations = {
  /** Asks; resolves to whether it was proved. */
  ask(): Promise<boolean> {
    waiting ??= new Promise<boolean>((resolve) => {
      answer = (proved) => {
        waiting = answer = null
        tell()
        resolve(proved)
      }
      tell()
    })
    return waiting
  },
  /** How the open question is answered; null while there is none. */
  current: (): Answer | null => answer,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
