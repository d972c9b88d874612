/** Who may read the book without a role in it, and who may write in the book itself. */
'use client'

import { useMutation } from '@tanstack/react-query'
import type { Protection, Sharing } from '@/api/generated/models'
import { wordsOf } from '@/api/problem'
import { MAIN } from '@/api/queries'
import { call } from '@/api/session'
import { Choice } from '@/components/Choice'
import { Notice } from '@/components/Notice'
import { CopyField } from '@/features/own-tools/CopyField'

const VISIBILITIES: [Sharing['visibility'], string, string][] = [
  ['private', 'Only its people', 'To everybody else there is no such book.'],
  ['link', 'Whoever has its address', 'They read it without signing in, with its shared drafts and its history. It is listed nowhere.'],
  ['public', 'Everybody', 'As with the address, and it is listed among the public books of this PlotWeaver.'],
]

const WRITERS: [Protection['role'], string][] = [
  ['writer', 'Everybody who writes in it'],
  ['editor', 'Its editors and owners; writers write in drafts'],
  ['owner', 'Its owners; everybody else writes in drafts'],
]

export function WhoReads({ project, visibility, mayChange, onChanged }: { project: string; visibility: Sharing['visibility']; mayChange: boolean; onChanged(): Promise<void> }) {
  const changing = useMutation({ mutationFn: (next: Sharing['visibility']) => call('sharing.put', { params: { project }, body: { visibility: next } }), onSuccess: onChanged })
  return (
    <>
      <fieldset className="flex flex-col gap-2" disabled={!mayChange || changing.isPending}>
        <legend className="sr-only">Who can read it</legend>
        {VISIBILITIES.map(([each, title, note]) => (
          <Choice key={each} name="visibility" checked={visibility === each} onChange={() => changing.mutate(each)} title={title} note={note} />
        ))}
      </fieldset>
      {changing.error && <Notice tone="error">{wordsOf(changing.error)}</Notice>}
      {visibility !== 'private' && (
        <>
          <CopyField label="Address of the book" text={`${window.location.origin}/books/${project}`} />
          <p className="text-sec text-muted">Whoever clones the book with git sees the names and e-mail addresses of those who wrote in it.</p>
        </>
      )}
    </>
  )
}

export function WhoWrites({ project, protections, mayChange, onChanged }: { project: string; protections: readonly Protection[]; mayChange: boolean; onChanged(): Promise<void> }) {
  const now = protections.find((each) => each.pattern === MAIN)?.role ?? 'writer'
  const others = protections.filter((each) => each.pattern !== MAIN)
  const changing = useMutation({
    mutationFn: (role: Protection['role']) => call('protections.put', { params: { project }, body: { branches: role === 'writer' ? others : [...others, { pattern: MAIN, role }] } }),
    onSuccess: onChanged,
  })
  return (
    <>
      <fieldset className="flex flex-col gap-2" disabled={!mayChange || changing.isPending}>
        <legend className="sr-only">Who writes in the book itself</legend>
        {WRITERS.map(([role, title]) => (
          <label key={role} className="flex items-center gap-2">
            <input type="radio" name="protection" checked={now === role} onChange={() => changing.mutate(role)} />
            {title}
          </label>
        ))}
      </fieldset>
      {others.length > 0 && <p className="text-sec text-muted">Drafts that only some write in: {others.map((each) => `${each.pattern} (${each.role}s)`).join(', ')}.</p>}
      {changing.error && <Notice tone="error">{wordsOf(changing.error)}</Notice>}
    </>
  )
}
