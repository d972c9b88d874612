/** What a link carries in its fragment, which reaches no server and no referrer. */
'use client'

import { useEffect, useState } from 'react'

function read(): URLSearchParams {
  return new URLSearchParams(window.location.hash.slice(1))
}

/** Takes the fragment out of the address, so that what it holds stays in no history. */
function clear(): void {
  if (window.location.hash) window.history.replaceState(null, '', window.location.pathname + window.location.search)
}

/** The values of the link that a screen was opened by, or that was opened on it since. */
export function useFragment(): URLSearchParams {
  const [given, setGiven] = useState(read)
  useEffect(() => {
    const opened = () => {
      setGiven(read())
      clear()
    }
    clear()
    window.addEventListener('hashchange', opened)
    return () => window.removeEventListener('hashchange', opened)
  }, [])
  return given
}

/** A way within this site; anything else leads home. */
export function within(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : '/'
}
