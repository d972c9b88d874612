/** A file on its way in: read, arranged by its author, made a book; each step can fail and be tried again. */
'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ImportPreview, ProjectCreated } from '@/api/generated/models'
import { reachedSeq } from '@/api/progress'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { arrangementOf } from './arrangement'
import type { Plan } from './arrangement'
import { base64Of, isPacked, objectionTo } from './file'

/** `objection`: why a file was not even sent. */
export interface Bringing {
  file: File | null
  preview: ImportPreview | null
  created: ProjectCreated | null
  objection: string | null
  doing: 'reading' | 'making' | null
  error: unknown
  take(files: FileList | readonly File[]): void
  make(plan: Plan): void
  again(): void
  stop(): void
  /** The book was taken away again, or its notice is not needed any more. */
  forget(): void
}

type Wish = { kind: 'preview'; file: File } | { kind: 'whole'; file: File } | { kind: 'arranged'; file: File; plan: Plan; key: string }
type Outcome = { preview: ImportPreview } | { created: ProjectCreated }

export function useBringing(): Bringing {
  const client = useQueryClient()
  const stopping = useRef(new AbortController())
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [created, setCreated] = useState<ProjectCreated | null>(null)
  const [objection, setObjection] = useState<string | null>(null)
  const going = useMutation({
    mutationFn: (wish: Wish) => carriedOut(wish, stopping.current.signal),
    onSuccess: (outcome) => {
      if ('preview' in outcome) return setPreview(outcome.preview)
      reachedSeq(outcome.created.project.id, outcome.created.seq)
      void client.invalidateQueries({ queryKey: keys.books })
      setPreview(null)
      setCreated(outcome.created)
    },
  })
  const start = (wish: Wish) => {
    stopping.current = new AbortController()
    going.mutate(wish)
  }
  const clear = () => {
    going.reset()
    setPreview(null)
    setCreated(null)
    setObjection(null)
  }
  return {
    file,
    preview,
    created,
    objection,
    doing: !going.isPending ? null : going.variables.kind === 'preview' ? 'reading' : 'making',
    error: going.error,
    take(files) {
      clear()
      const trouble = objectionTo(files)
      const taken = files[0] ?? null
      setFile(taken)
      setObjection(trouble)
      if (taken && !trouble) start({ kind: isPacked(taken) ? 'whole' : 'preview', file: taken })
    },
    // one wish, one book, however often it is sent: the key stays
    make: (plan) => file && start({ kind: 'arranged', file, plan, key: crypto.randomUUID() }),
    again: () => going.variables && start(going.variables),
    stop() {
      stopping.current.abort()
      clear()
    },
    forget: clear,
  }
}

async function carriedOut(wish: Wish, signal: AbortSignal): Promise<Outcome> {
  const { file } = wish
  const query = { filename: file.name }
  if (wish.kind === 'preview') return { preview: await call('projects.preview', { query, body: file, signal }) }
  if (wish.kind === 'whole') return { created: await call('projects.import', { query, body: file, signal }) }
  const body = { filename: file.name, file: await base64Of(file), arrangement: arrangementOf(wish.plan) }
  return { created: await call('projects.import_arranged', { body, key: wish.key, signal }) }
}
