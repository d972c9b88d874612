/** Takes the book away as a file of another program; says how far it is while it is being written. */
'use client'

import { useRef, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { addressOf } from '@/api/address'
import type { ExportProgress } from '@/api/generated/models'
import { minSeq } from '@/api/progress'
import { wordsOf } from '@/api/problem'
import { call } from '@/api/session'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { counted } from '@/components/format'
import { Notice } from '@/components/Notice'
import { FORMS } from './forms'
import type { Form } from './forms'

const EVERY_MS = 400

interface DownloadProps {
  project: string
  branch: string
  /** Shares what is typed and not yet a version; false if it could not be. */
  wordsSafe(): Promise<boolean>
  onClose(): void
}

export function Download({ project, branch, wordsSafe, onClose }: DownloadProps) {
  const [reached, setReached] = useState<ExportProgress | null>(null)
  const leaving = useRef(new AbortController())
  const making = useMutation({
    mutationFn: async (form: Form) => {
      leaving.current = new AbortController()
      setReached(null)
      const newest = await wordsSafe()
      const query = { format: form, branch, min_seq: minSeq(project) }
      for (;;) {
        const found = await call('content.export_progress', { params: { project }, query, signal: leaving.current.signal })
        setReached(found)
        if (found.ready) return { address: addressOf('content.export', { params: { project }, query: { format: form, branch, at: found.commit } }), newest }
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
        leaving.current.signal.throwIfAborted()
      }
    },
    onSuccess: ({ address }) => fetchFile(address),
  })
  function close() {
    leaving.current.abort()
    onClose()
  }
  const form = FORMS.find((each) => each.form === making.variables)
  return (
    <Dialog open title="Download the book" description="The newest version, whole. The file is yours; the book stays here." onClose={close}>
      <ul className="flex flex-col gap-2">
        {FORMS.map((each) => (
          <li key={each.form}>
            <button type="button" className="card w-full p-3 text-left hover:border-edge disabled:opacity-60" disabled={making.isPending} onClick={() => making.mutate(each.form)}>
              <span className="block font-medium">{each.name}</span>
              <span className="block text-sec text-muted">{each.note}</span>
            </button>
          </li>
        ))}
      </ul>
      <div aria-live="polite" className="flex flex-col gap-2 empty:hidden">
        {making.isPending && (
          <Notice actions={<Button onClick={() => leaving.current.abort()}>Stop</Button>}>
            <p>{written(form?.name ?? '', reached)}</p>
            <progress className="mt-2 w-full" aria-label="How much of the file is written" {...(reached?.of ? { max: reached.of, value: reached.done } : {})} />
          </Notice>
        )}
        {making.data && <Notice>{form?.name} is on its way to your downloads.{making.data.newest ? '' : ' What you typed last is not in it yet: it is not shared.'}</Notice>}
        {making.error && leaving.current.signal.aborted && <Notice>Stopped. Nothing was downloaded.</Notice>}
        {making.error && !leaving.current.signal.aborted && (
          <Notice tone="error" actions={<Button onClick={() => making.mutate(making.variables!)}>Try again</Button>}>
            {wordsOf(making.error)} Your book is as it was.
          </Notice>
        )}
      </div>
    </Dialog>
  )
}

function written(name: string, reached: ExportProgress | null): string {
  if (!reached || reached.of === 0) return `Reading the book for ${name}…`
  return `Writing ${name}… ${reached.done} of ${counted(reached.of, 'chapter')}`
}

function fetchFile(address: string) {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
