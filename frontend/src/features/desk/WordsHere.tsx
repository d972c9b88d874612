/** How many words the open scene has, soon after they are typed. */
'use client'

import { useSyncExternalStore } from 'react'
import { counted } from '@/components/format'
import { counting } from '@/features/saving/counting'
import type { SceneSaver } from '@/features/saving/saver'

export function WordsHere({ saver }: { saver: SceneSaver }) {
  const count = counting(saver)
  const words = useSyncExternalStore(count.subscribe, count.current, count.current)
  return <span className="numbers text-muted">{counted(words, 'word')} in this scene</span>
}
