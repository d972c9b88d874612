/** What one says at the desk about marked words. */
'use client'

import { useState } from 'react'
import { isPrivate } from '@/features/drafts/names'
import type { SceneSaver } from '@/features/saving/saver'
import { markedIn } from './marked'
import type { Marked } from './marked'
import type { Whole } from './useTalking'

interface AtTheDesk {
  saver: SceneSaver | null
  branch: string
  /** What one may do in the book. */
  may: readonly string[]
  /** Shows the comments beside the page. */
  onShow(): void
}

export function useSaying({ saver, branch, may, onShow }: AtTheDesk) {
  const [chosen, choose] = useState<string | null>(null)
  const [about, speakOf] = useState<Marked | Whole | null>(null)
  const canComment = may.includes('project:comment') && !isPrivate(branch)
  const comment = () => {
    speakOf(canComment ? markedIn(saver) : null)
    onShow()
  }
  return {
    canComment,
    /** The comment that is looked at. */
    chosen,
    choose,
    /** Looks at a comment that was chosen on the page. */
    look: (id: string) => {
      choose(id)
      onShow()
    },
    /** The words, or the whole scene or its chapter, that one is about to comment on. */
    about: about !== null && ('saver' in about ? about.saver === saver : about.scene.id === saver?.base.id) ? about : null,
    speakOf,
    comment,
    commands: [{ label: canComment ? 'Comment on the marked words' : 'Comments', keys: 'Ctrl+Alt+M', run: comment }],
  }
}
