/** Two versions of a text beside each other, paragraph by paragraph; parts of the first one can be brought back. */
'use client'

import { useMemo, useRef } from 'react'
import type { MouseEvent } from 'react'
import type { WordOp } from '@/api/generated/models'
import { Button } from '@/components/Button'
import { counted, wordCount } from '@/components/format'
import { StyledWords } from '@/features/page/StyledWords'
import { textBefore } from '@/features/suggestion/locate'
import { useMarkedWords } from './marking'
import { folded, paragraphBack, rowsOf, wordsBack } from './rows'
import type { Piece, Row } from './rows'

type Part = (steps: readonly WordOp[]) => string | null

interface SideBySideProps {
  steps: readonly WordOp[]
  /** What the versions are called. */
  names: readonly [string, string]
  busy?: boolean
  /** Brings a part of the first version back; without it one only looks. */
  onBring?: ((part: Part) => void) | undefined
}

/** A row as it was, in the text as it is by now. */
const back =
  (row: Row): Part =>
  (steps) => {
    const same = rowsOf(steps).find(({ was }) => was.from === row.was.from && was.to === row.was.to)
    return same ? paragraphBack(steps, same) : null
  }

const keepMarked = (event: MouseEvent) => event.preventDefault()

export function SideBySide({ steps, names, busy = false, onBring }: SideBySideProps) {
  const rows = useMemo(() => folded(rowsOf(steps)), [steps])
  const table = useRef<HTMLTableElement>(null)
  const marked = useMarkedWords(table)
  if (rows.every(Array.isArray)) return <p className="text-muted">Both are the same.</p>
  const words = marked ? textBefore(steps).slice(marked.from, marked.to) : ''
  return (
    <>
      <table ref={table} className="w-full table-fixed border-collapse">
        <thead>
          <tr>
            {names.map((name, at) => (
              <th key={at} scope="col" className="border-b border-line pr-4 pb-1 text-left last:pl-4 text-sec font-medium text-muted [overflow-wrap:anywhere]">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="font-page align-top text-[16px] leading-[26px]">
          {rows.map((row, at) =>
            Array.isArray(row) ? (
              <Same key={at} rows={row} />
            ) : (
              <tr key={at}>
                <td className="border-b border-line py-3 pr-4">
                  <Cell paragraphs={row.first} side="first" />
                  {onBring && row.first.length > 0 && (
                    <Button className="mt-2 font-ui text-[14px]" disabled={busy} onClick={() => onBring(back(row))}>
                      Bring this back
                    </Button>
                  )}
                </td>
                <td className="border-b border-line py-3 pl-4">
                  <Cell paragraphs={row.second} side="second" />
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {onBring && (
        <div className="flex flex-wrap items-center justify-between gap-2" onMouseDown={keepMarked}>
          <span className="numbers text-sec text-muted" role="status">
            {words.trim() === '' ? 'Mark words of the first version to bring back only those.' : `${counted(wordCount(words), 'word')} marked`}
          </span>
          <Button disabled={busy || marked === null || words.trim() === ''} onClick={() => marked && onBring((now) => wordsBack(now, marked))}>
            Bring the marked words back
          </Button>
        </div>
      )}
    </>
  )
}

function Cell({ paragraphs, side }: { paragraphs: readonly Piece[][]; side: 'first' | 'second' }) {
  if (paragraphs.length === 0) return <span className="text-sec text-muted">Nothing here</span>
  return paragraphs.map((pieces, at) => (
    <p key={at} className="mb-2 whitespace-pre-line [overflow-wrap:anywhere] last:mb-0">
      {pieces.map((piece) => (
        <Words key={piece.at} piece={piece} side={side} />
      ))}
    </p>
  ))
}

function Words({ piece, side }: { piece: Piece; side: 'first' | 'second' }) {
  // only the first side's pieces are known by their place: nothing of the second can be brought back
  const at = side === 'first' ? { 'data-at': piece.at } : {}
  const words = (
    <span {...at}>
      <StyledWords runs={[piece]} />
    </span>
  )
  if (!piece.only) return words
  const [Tag, look, said] = side === 'first' ? (['del', 'words-removed', 'removed: '] as const) : (['ins', 'words-added', 'added: '] as const)
  return (
    <Tag className={look}>
      <span className="sr-only">{said}</span>
      {words}
    </Tag>
  )
}

function Same({ rows }: { rows: readonly Row[] }) {
  return (
    <tr>
      <td colSpan={2} className="border-b border-line py-2">
        <details>
          <summary className="cursor-pointer font-ui text-[13px] text-muted">{counted(rows.length, 'paragraph')} {rows.length === 1 ? 'is' : 'are'} the same</summary>
          <div className="mt-2 text-muted">
            <Cell paragraphs={rows.flatMap((row) => row.first)} side="first" />
          </div>
        </details>
      </td>
    </tr>
  )
}
