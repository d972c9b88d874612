/** What just happened, said politely at the foot of the screen, with a way back where there is one. */
'use client'

import { X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'

export interface Toast {
  text: string
  action?: { label: string; run(): void }
}

const LASTS = 12_000
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
  useEffect(() => {
    if (toast === null) return
    const timer = setTimeout(() => set(null), LASTS)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <div aria-live="polite" className="pointer-events-none fixed inset-x-4 bottom-16 z-30 flex justify-center">
      {toast && (
        <div
          key={toast.id}
          className="pointer-events-auto flex max-w-full items-center gap-3 rounded-card border border-line bg-page py-2 pr-2 pl-4 text-ink"
          style={{ boxShadow: 'var(--lift)' }}
        >
          <span>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              className="link shrink-0"
              onClick={() => {
                set(null)
                toast.action?.run()
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button type="button" className="button button-plain px-2" aria-label="Dismiss" onClick={() => set(null)}>
            <X size={16} aria-hidden />
          </button>
        </div>
      )}
    </div>
  )
}
