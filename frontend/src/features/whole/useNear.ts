/** Which parts of what scrolls are in sight or soon will be. */
'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** How far beyond its edges what scrolls is made ready: as much as is seen at once, above and below. */
const AHEAD = '100% 0px'

/**
 * @returns the marked parts (`data-part`) that are near, and the ref of what scrolls
 */
export function useNear(parts: readonly string[]): { near: ReadonlySet<string>; scroller: RefObject<HTMLDivElement | null> } {
  const scroller = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState<ReadonlySet<string>>(new Set())
  const seen = useCallback((entries: readonly IntersectionObserverEntry[]) => {
    setNear((before) => {
      const after = new Set(before)
      for (const { target, isIntersecting } of entries) {
        const part = (target as HTMLElement).dataset.part!
        if (isIntersecting) after.add(part)
        else after.delete(part)
      }
      return after
    })
  }, [])
  const all = parts.join(' ')
  useEffect(() => {
    const observer = new IntersectionObserver(seen, { root: scroller.current, rootMargin: AHEAD })
    for (const part of scroller.current!.querySelectorAll('[data-part]')) observer.observe(part)
    return () => observer.disconnect()
  }, [all, seen])
  return { near, scroller }
}
