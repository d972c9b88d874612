/** Recovery codes, shown this once. */
'use client'

import { Copy, Download } from 'lucide-react'
import { Button } from '@/components/Button'
import { say } from '@/components/toast'

export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const text = codes.join('\n')
  const file = URL.createObjectURL(new Blob([`Recovery codes of your PlotWeaver account. Each works once.\n\n${text}\n`], { type: 'text/plain' }))
  return (
    <section aria-label="Your recovery codes" className="card flex flex-col gap-3 border-ok p-4">
      <p role="status" className="font-semibold">
        These are your recovery codes.
      </p>
      <ul className="numbers grid grid-cols-[repeat(auto-fill,minmax(11ch,1fr))] gap-x-4 gap-y-1 font-source">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="rounded-card border border-warn bg-warn-tint px-3 py-2 text-warn">Each replaces a code of your app, once. They are not shown again: print them, or keep them where you find them without your phone.</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy(text)}>
          <Copy size={16} aria-hidden /> Copy
        </Button>
        <a className="button" href={file} download="plotweaver-recovery-codes.txt">
          <Download size={16} aria-hidden /> Save as a file
        </a>
        <Button onClick={onDone}>I have them</Button>
      </div>
    </section>
  )
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say({ text: 'Copied.' })
  } catch {
    say({ text: 'This browser lets nothing be copied here. Mark the codes and copy them yourself.' })
  }
}
