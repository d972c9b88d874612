/** What every change of a book's shape has in common: the outline is read anew, and one undo takes it back. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { Saved } from '@/api/generated/models'
import { reachedSeq } from '@/api/progress'
import { keys } from '@/api/queries'
import { say } from '@/components/toast'
import { useReverting, whyNot } from '@/features/history/useTakeBack'
import type { Place } from '@/features/locks/locks'
import { warn } from '@/features/locks/warnings'
import { whyNotShaped } from './refusal'

interface Told {
  text: string
  /** What is said once it was undone, and where it could not be. */
  undone: string
  notUndone: string
}

export function useShaping(project: string, branch: string) {
  const client = useQueryClient()
  const revert = useReverting(project, branch)
  async function takeBack(commit: string, { undone, notUndone }: Told) {
    try {
      await revert(commit)
      say({ text: undone })
    } catch (error) {
      say({ text: `${notUndone} ${whyNot(error)}` })
    }
  }
  function tell(saved: Saved, told: Told) {
    say({ text: told.text, action: { label: 'Undo', run: () => void takeBack(saved.commit, told) } })
  }
  return {
    /** Reads what was written; answers when it is on the screen. */
    async written(seq: number) {
      reachedSeq(project, seq)
      await client.invalidateQueries({ queryKey: keys.book(project) })
    },
    /** Says what was done, with the way back. */
    tell,
    /** Says what something is called now. */
    tellName(saved: Saved, before: string, now: string) {
      tell(saved, { text: `“${before}” is called “${now}” now.`, undone: `It is called “${before}” again.`, notUndone: 'Not called so again.' })
    },
    /** Says whose soft lock was written over. */
    about: (saved: Saved, place: Place) => warn(client, project, saved, place),
    /** Says why nothing came of it. */
    refused: (what: string) => (error: unknown) => say({ text: `${what} ${whyNotShaped(error)}` }),
  }
}
