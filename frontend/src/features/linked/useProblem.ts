/** The problem that a provider's visit ended with, taken out of the address so that a reload does not repeat it. */
'use client'

import { useEffect, useState } from 'react'
import { wordsOfProblem } from './visit'

export function useProblem(): string | null {
  const [words] = useState(() => (typeof window === 'undefined' ? null : wordsOfProblem(window.location.search)))
  useEffect(() => {
    if (words !== null) window.history.replaceState(null, '', window.location.pathname)
  }, [words])
  return words
}
