/** What just happened, said politely at the foot of the screen, with a way back where there is one. */
'use client'

import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'

export interface Toast {
  text: string
  action?: { label: string; run(): void }
}

/** In milliseconds; a way back is offered for longer than something is told, and both for as long as one is at it. */
const LASTS = 12_000
const OFFERED = 20_000
const listeners = new Set<() => void>()
let current: (Toast & { id: number }) | null = null
let count = 0

function set(next: typeof current): void {
  current = next
  for (const listener of [...listeners]) listener()
}

/** Says something; the newest replaces the one before. */
export function say(toast: Toast): void {
  set({ ...toast, id: ++count })
}

export function Toasts() {
  const toast = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
    () => null,
  )
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const held = pointed || focused
  useEffect(() => {
    if (toast === null || held) return
    const timer = setTimeout(() => gone(), toast.action ? OFFERED : LASTS)
    return () => clearTimeout(timer)
  }, [toast, held])
  function gone() {
    // what is taken away tells no more that one left it
    setPointed(false)
    setFocused(false)
    set(null)
  }
  return (
    <div aria-live="polite" className="pointer-events-none fixed inset-x-4 bottom-16 z-30 flex justify-center">
      {toast && (
        <div
          key={toast.id}
          onPointerEnter={() => setPointed(true)}
          onPointerLeave={() => setPointed(false)}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          className="pointer-events-auto flex max-w-full items-center gap-3 rounded-card border border-line bg-page py-2 pr-2 pl-4 text-ink"
          style={{ boxShadow: 'var(--lift)' }}
        >
          <span className="line-clamp-4 min-w-0 [overflow-wrap:anywhere]">{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              className="link shrink-0"
              onClick={() => {
                gone()
                toast.action?.run()
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button type="button" className="button button-plain px-2" aria-label="Dismiss" onClick={gone}>
            <X size={16} aria-hidden />
          </button>
        </div>
      )}
    </div>
  )
}
