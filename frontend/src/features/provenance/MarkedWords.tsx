/** The words of a scene under the marks of how they came: each way has its own line, its name is read aloud. */
'use client'

import { useMemo } from 'react'
import type { OriginSpan } from '@/api/generated/models'
import { StyledWords } from '@/features/page/StyledWords'
import { assistant, SAID } from './kinds'
import { markedBlocks } from './marked'
import type { MarkedBlock, Piece } from './marked'
import './provenance.css'

interface MarkedWordsProps {
  prose: string
  spans: readonly OriginSpan[]
  /** Which words are marked. */
  marks(span: OriginSpan): boolean
}

export function MarkedWords({ prose, spans, marks }: MarkedWordsProps) {
  const blocks = useMemo(() => markedBlocks(prose, spans), [prose, spans])
  return (
    <div className="font-page text-[17px] leading-8">
      {blocks.map((block, at) => (
        <Block key={at} block={block} marks={marks} />
      ))}
    </div>
  )
}

function Block({ block, marks }: { block: MarkedBlock; marks(span: OriginSpan): boolean }) {
  if (block.kind === 'break') return <p className="my-4 text-center text-muted" aria-label="Scene break">⁂</p>
  const inside = block.pieces.map((piece, at) => <Words key={at} piece={piece} marked={piece.span !== null && marks(piece.span)} />)
  const look = block.kind === 'heading' ? 'font-semibold' : ''
  return block.kind === 'quote' ? <blockquote className="my-3 border-l-2 border-line pl-4">{inside}</blockquote> : <p className={`my-3 whitespace-pre-line ${look}`}>{inside}</p>
}

function Words({ piece, marked }: { piece: Piece; marked: boolean }) {
  const words = <StyledWords runs={piece.runs} />
  if (!marked || piece.span === null) return words
  const { origin, author, agent } = piece.span
  const who = agent === null ? author : `${assistant(agent)}, let in by ${author}`
  return (
    <mark className={`origin origin-${origin}`} title={`${SAID[origin].label}: ${who}`}>
      <span className="sr-only">{SAID[origin].short}: </span>
      {words}
      <span className="sr-only"> (end) </span>
    </mark>
  )
}
