/** A line of text that one takes elsewhere, with a button that copies it. */
'use client'

import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/Button'

export function CopyField({ label, text }: { label: string; text: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  async function copy() {
    try {
      // browsers give no clipboard to an address that is not this computer and not secure
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      field.current?.select()
      setCopied(false)
    }
  }
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-stretch gap-2">
        <input
          ref={field}
          readOnly
          className="field min-w-0 flex-1 text-[14px]"
          style={{ fontFamily: 'var(--font-source)' }}
          aria-label={label}
          value={text}
          onFocus={(event) => event.target.select()}
        />
        <Button aria-label={`Copy: ${label}`} onClick={() => void copy()}>
          {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />} Copy
        </Button>
      </div>
      <span role="status" className="text-sec text-muted empty:hidden">
        {copied === true ? 'Copied.' : copied === false ? 'It is selected: copy it with Ctrl+C.' : ''}
      </span>
    </div>
  )
}
