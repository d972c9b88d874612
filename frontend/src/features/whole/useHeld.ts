/** Keeps a part of what scrolls where it was brought, while the parts before it come to their height. */
'use client'

import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** Whatever the reader does ends it: from then on the page stays where they leave it. */
const HANDS = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const

/**
 * @param parts the parts of the page (`data-part`)
 * @returns brings a part to the top and keeps it there until the reader does anything
 */
export function useHeld(scroller: RefObject<HTMLElement | null>, parts: readonly string[]): (part: string) => void {
  const held = useRef<string | null>(null)
  const all = parts.join(' ')
  useEffect(() => {
    const observer = new ResizeObserver(() => bring(scroller.current, held.current))
    for (const part of scroller.current!.querySelectorAll('[data-part]')) observer.observe(part)
    return () => observer.disconnect()
  }, [scroller, all])
  useEffect(() => {
    const release = () => void (held.current = null)
    for (const each of HANDS) window.addEventListener(each, release, { capture: true, passive: true })
    return () => {
      for (const each of HANDS) window.removeEventListener(each, release, { capture: true })
    }
  }, [])
  return (part) => {
    held.current = part
    bring(scroller.current, part)
  }
}

function bring(page: HTMLElement | null, part: string | null): void {
  if (part !== null) page?.querySelector(`[data-part="${CSS.escape(part)}"]`)?.scrollIntoView({ block: 'start' })
}
