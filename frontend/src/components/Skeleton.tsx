/** Lines shaped like the text to come, shown only when it is slow. */
'use client'

import { useEffect, useState } from 'react'

const WIDTHS = ['100%', '94%', '98%', '62%', '96%', '100%', '48%', '90%']

/** Whether `milliseconds` have passed since the component appeared. */
function useLater(milliseconds: number): boolean {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), milliseconds)
    return () => clearTimeout(timer)
  }, [milliseconds])
  return passed
}

export function Skeleton({ lines = 4, label = 'Loading' }: { lines?: number; label?: string }) {
  const shown = useLater(300)
  if (!shown) return null
  return (
    <div role="status" className="flex flex-col gap-3 py-2">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, at) => (
        <div key={at} className="skeleton-line" style={{ width: WIDTHS[at % WIDTHS.length] }} aria-hidden />
      ))}
    </div>
  )
}
