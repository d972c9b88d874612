/** One copy of a scene's words, opened: what the page lacks is marked, and it can be brought back. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '@/api/problem'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { moment } from '@/components/format'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { runsOf } from '@/features/page/reading'
import { StyledWords } from '@/features/page/StyledWords'
import type { Copy } from './copies'
import { copyWords } from './copying'
import { download } from './download'
import { BesideWords } from './BesideWords'
import { stretchesBeside } from './wording'

interface CopyTextProps {
  copy: Copy
  /** The words on the page, to tell what is different. */
  page: string
  title: string
  /** Puts the copy on the page; without it the page is only for reading. */
  onRestore: ((prose: string) => void) | undefined
  onBack(): void
  onClose(): void
}

/** Longer texts are shown without marks: to find what differs would take too long. */
const MOST_COMPARED = 60_000

export function CopyText({ copy, page, title, onRestore, onBack, onClose }: CopyTextProps) {
  const text = useQuery({ queryKey: ['copy', title, copy.id], queryFn: () => copy.text(), staleTime: Infinity, gcTime: 0 })
  const prose = text.data
  return (
    <Dialog open wide title={`“${title}”, ${moment(copy.at.toISOString())}`} description={copy.where} onClose={onClose}>
      {text.isPending && <Skeleton lines={6} label="Opening the copy" />}
      {text.error && <Notice tone="error">{wordsOf(text.error)}</Notice>}
      {prose !== undefined && (
        <>
          <p className="text-sec text-muted">{prose === page ? 'The page says the same.' : 'Words that the page does not have are marked.'}</p>
          <div className="max-h-[45vh] overflow-y-auto rounded-card border border-line p-4 font-page text-[16px] leading-6 whitespace-pre-line" tabIndex={0} role="region" aria-label="The copy">
            <Marked text={prose} page={page} />
          </div>
        </>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button className="mr-auto" onClick={onBack}>
          Back
        </Button>
        <Button disabled={prose === undefined} onClick={() => void copyWords(prose!)}>
          Copy
        </Button>
        <Button disabled={prose === undefined} onClick={() => download(title, prose!)}>
          Download text
        </Button>
        {onRestore && (
          <Button kind="primary" disabled={prose === undefined || prose === page} onClick={() => onRestore(prose!)}>
            Put this on the page
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function Marked({ text, page }: { text: string; page: string }) {
  if (text.trim() === '') return <span className="text-muted">Nothing is written in it.</span>
  if (text.length + page.length > MOST_COMPARED) return <StyledWords runs={runsOf(text)} />
  return <BesideWords stretches={stretchesBeside(text, page)} />
}
