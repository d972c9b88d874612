/** Everything that is in a book's folder: its text, people, places and settings as the files that they are, to read and to take away. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { addressOf } from '@/api/address'
import type { TreeFile } from '@/api/generated/models'
import { noSuch } from '@/api/problem'
import { minSeq } from '@/api/progress'
import { keys, MAIN, useOutline } from '@/api/queries'
import { call } from '@/api/session'
import { useLive } from '@/api/useLive'
import { Folded } from '@/components/Folded'
import { counted } from '@/components/format'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { WayBack } from '@/features/about/WayBack'
import { titleOf } from '@/features/comparing/files'
import { spokenName } from '@/features/drafts/names'
import { NoDraft } from '@/features/drafts/NoDraft'
import { scenesOf } from '@/features/outline/order'
import { grouped, sizeOf } from './grouping'

const useFiles = (project: string, branch: string) =>
  useQuery({
    queryKey: [...keys.text(project, branch), 'files'],
    queryFn: () => call('content.tree', { params: { project }, query: { branch, min_seq: minSeq(project) } }),
  })

export function FilesPage({ project, draft }: { project: string; draft: string | null }) {
  useLive(project)
  const branch = draft ?? MAIN
  const outline = useOutline(project, branch).data
  const found = useFiles(project, branch)
  const titles = new Map(outline ? scenesOf(outline).map(({ scene }) => [scene.path, scene.title]) : [])
  const title = outline?.title ?? ''
  useEffect(() => {
    document.title = ['The book’s files', title, 'PlotWeaver'].filter(Boolean).join(' · ')
  }, [title])
  if (draft !== null && !found.data && noSuch(found.error)) return <NoDraft project={project} draft={draft} />
  return (
    <div className="min-h-full">
      <WayBack project={project} draft={draft} />
      <main className="mx-auto flex max-w-[880px] flex-col gap-6 px-4 py-8">
        <div className="flex flex-col gap-1">
          <h1 className="font-page text-[24px] leading-8 font-medium">The book’s files</h1>
          <p className="text-muted [overflow-wrap:anywhere]">
            {title}
            {draft !== null && ` · the draft “${spokenName(draft)}”`}
            {found.data && ` · ${counted(found.data.files.length, 'file')}`}
          </p>
          <p className="text-muted">This is the whole book as it is kept: plain text that any program opens. It is yours to take.</p>
        </div>
        {found.data && <Archive project={project} at={found.data.commit} />}
        {found.isPending && <Skeleton lines={8} label="Reading the files" />}
        {found.error && <Trouble what="The files could not be read." error={found.error} onRetry={() => void found.refetch()} />}
        {found.data &&
          grouped(found.data.files).map(([name, files]) => (
            <section key={name} aria-label={name} className="flex flex-col gap-2">
              <h2 className="text-[16px] leading-6 font-semibold">{name}</h2>
              <ul className="flex flex-col gap-2">
                {files.map((file) => (
                  <li key={file.path}>
                    <Folded
                      open={false}
                      title={titleOf(file.path, titles)}
                      notes={
                        <>
                          {titleOf(file.path, titles) !== file.path && <span className="[overflow-wrap:anywhere]">{file.path}</span>}
                          <span className="numbers">{sizeOf(file.size)}</span>
                        </>
                      }
                    >
                      <Shown project={project} at={found.data.commit} file={file} />
                    </Folded>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </main>
    </div>
  )
}

function Archive({ project, at }: { project: string; at: string }) {
  const address = (format: 'zip' | 'tar') => addressOf('content.archive', { params: { project }, query: { at, format } })
  return (
    <p className="flex flex-wrap gap-4">
      <a className="link" href={address('zip')} download>
        Download all of it (.zip)
      </a>
      <a className="link" href={address('tar')} download>
        as .tar
      </a>
    </p>
  )
}

function Shown({ project, at, file }: { project: string; at: string; file: TreeFile }) {
  const isText = file.kind !== 'asset'
  const found = useQuery({
    queryKey: [...keys.book(project), 'file', at, file.path],
    queryFn: () => call('content.file', { params: { project, path: file.path }, query: { at, min_seq: minSeq(project) } }),
    enabled: isText,
    staleTime: Infinity,
  })
  if (!isText) return <p className="text-muted">This is not a text: it is in the .zip.</p>
  if (found.isPending) return <Skeleton lines={4} label="Reading the file" />
  if (found.error) return <Trouble what="This file could not be read." error={found.error} onRetry={() => void found.refetch()} />
  if (found.data.text === '') return <p className="text-muted">It is empty.</p>
  return (
    <pre tabIndex={0} aria-label={`Text of ${file.path}`} className="max-h-[60vh] overflow-auto text-[14px] leading-[22px] whitespace-pre-wrap [overflow-wrap:anywhere]" style={{ fontFamily: 'var(--font-source)' }}>
      {found.data.text}
    </pre>
  )
}
