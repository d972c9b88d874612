/** How many words the open scene has, soon after they are typed. */
'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { counted } from '@/components/format'
import type { SceneSaver } from '@/features/saving/saver'
import { counting } from './counting'

export function WordsHere({ saver }: { saver: SceneSaver }) {
  const count = useMemo(() => counting(saver), [saver])
  const words = useSyncExternalStore(count.subscribe, count.current, count.current)
  return <span className="numbers text-muted">{counted(words, 'word')} in this scene</span>
}
