/** How many words the open scene has, as they are typed. */
'use client'

import { counted, wordCount } from '@/components/format'
import type { SceneSaver } from '@/features/saving/saver'
import { useSaveState } from '@/features/saving/useSaver'

export function WordsHere({ saver }: { saver: SceneSaver }) {
  useSaveState(saver)
  return <span className="numbers text-muted">{counted(wordCount(saver.words), 'word')} in this scene</span>
}
