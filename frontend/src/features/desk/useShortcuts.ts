/** The desk's keys. */
'use client'

import { useEffect, useRef } from 'react'

/** The name of a pressed key: "mod+s", "alt+arrowup", "f9". Ctrl and the Mac's command key are `mod`. */
export function nameOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const parts = [(event.ctrlKey || event.metaKey) && 'mod', event.altKey && 'alt', event.shiftKey && 'shift', event.key.toLowerCase()]
  return parts.filter(Boolean).join('+')
}

/** Runs the shortcut of a key that nothing else has used. */
export function useShortcuts(shortcuts: Record<string, () => void>): void {
  const current = useRef(shortcuts)
  useEffect(() => {
    current.current = shortcuts
  })
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      const run = current.current[nameOf(event)]
      if (run === undefined || event.defaultPrevented) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}
