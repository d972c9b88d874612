/** A scene under its marks: what one reads, and which of it comes from where. */
import { describe, expect, it } from 'vitest'
import type { OriginSpan } from '@/api/generated/models'
import type { Kind } from './kinds'
import { markedBlocks, plainAtFirst } from './marked'

/** Spans around words, by code points as the server counts. */
function spans(prose: string, ...found: [string, Kind][]): OriginSpan[] {
  return found.map(([words, origin]) => {
    const start = [...prose.slice(0, prose.indexOf(words))].length
    return { start, end: start + [...words].length, origin, author: 'Ann', commit: 'c', agent: null, model: null }
  })
}

const read = (prose: string, ...found: [string, Kind][]) =>
  markedBlocks(prose, spans(prose, ...found)).map((block) => block.pieces.map((piece) => [piece.span?.origin ?? '', piece.runs.map((run) => run.text).join('')]))

describe('marked words', () => {
  it('keep the signs between them, and a wrapped line’s end is one space', () => {
    expect(read('The wind rose,\nand Ben slept.', ['The wind', 'typed'], ['rose', 'agent'], ['and Ben', 'pasted'], ['slept', 'typed'])).toEqual([
      [
        ['typed', 'The wind'],
        ['', ' '],
        ['agent', 'rose'],
        ['', ', '],
        ['pasted', 'and Ben'],
        ['', ' '],
        ['typed', 'slept'],
        ['', '.'],
      ],
    ])
    expect(read('The wind\nrose.', ['The wind\nrose', 'typed'])).toEqual([[['typed', 'The wind rose'], ['', '.']]])
  })

  it('go on over paragraphs, and a scene break has none', () => {
    expect(read('One.\n\n* * *\n\nTwo.', ['One.\n\n* * *\n\nTwo', 'imported'])).toEqual([[['imported', 'One.']], [], [['imported', 'Two'], ['', '.']]])
  })

  it('show italics and bold without their marks, also where a mark begins or ends inside', () => {
    const prose = 'She *really did* go\\* home.'
    const [block] = markedBlocks(prose, spans(prose, ['She *really', 'typed'], ['did', 'pasted'], ['go\\* home', 'typed']))
    expect(block!.pieces.map((piece) => piece.runs.map((run) => (run.em ? `<${run.text}>` : run.text)).join(''))).toEqual(['She <really>', '< >', '<did>', ' ', 'go* home', '.'])
  })

  it('stand right after signs that take two units', () => {
    expect(read('😀😀 Ben slept.', ['Ben', 'agent'], ['slept', 'typed'])).toEqual([[['', '😀😀 '], ['agent', 'Ben'], ['', ' '], ['typed', 'slept'], ['', '.']]])
  })

  it('are of quotations and headings, too, without what makes them so', () => {
    expect(markedBlocks('# Low Water\n\n> Dear Ben,\n> come.', []).map((block) => [block.kind, block.pieces.map((piece) => piece.runs.map((run) => run.text).join('')).join('')])).toEqual([
      ['heading', 'Low Water'],
      ['quote', 'Dear Ben, come.'],
    ])
  })
})

describe('what is not marked until one asks', () => {
  const prose = 'The wind rose and fell. Ben slept.'

  it('is what most of the scene is, unless all of it is', () => {
    expect(plainAtFirst(spans(prose, ['The wind rose and fell', 'imported'], ['Ben', 'typed'], ['slept', 'pasted']))).toEqual(new Set(['imported']))
    expect(plainAtFirst(spans(prose, ['The wind', 'imported'], ['Ben', 'imported']))).toEqual(new Set())
    expect(plainAtFirst([])).toEqual(new Set())
  })
})
