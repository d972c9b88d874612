/** Emphasis as runs of styled words: read from marks, and written back as marks that count. */
import { blockAt } from './stops'
import type { Stops } from './stops'
import { shapeOf } from './structure'
import type { Shape } from './structure'

export interface Style {
  readonly em: boolean
  readonly strong: boolean
}

export interface Run extends Style {
  readonly text: string
}

export interface StyledStretch extends Style {
  readonly from: number
  readonly to: number
}

export const PLAIN: Style = { em: false, strong: false }
const KINDS = ['em', 'strong'] as const

/** The style of words typed at `pos`: that of the character the caret leans on. */
export function styleAt(stops: Stops, pos: number): Style {
  const block = blockAt(stops, pos)
  const at = pos - (block?.from ?? 0)
  const has = (kind: 'em' | 'strong') =>
    block?.shape.emphasis.some((e) => e.kind === kind && e.openTo <= at && at <= e.closeFrom) ?? false
  return { em: has('em'), strong: has('strong') }
}

/** The stretches of `text[from:to]` between the marks: where each stands, and its style. */
export function stretches(text: string, shape: Shape, from = 0, to = text.length): StyledStretch[] {
  const marks = shape.hidden.filter((h) => h.role === 'mark')
  const cuts = [from, to, ...marks.flatMap((m) => [m.from, m.to])]
  const points = [...new Set(cuts)].filter((p) => p >= from && p <= to).sort((a, b) => a - b)
  return points.slice(0, -1).flatMap((start, i) => {
    const end = points[i + 1]!
    if (marks.some((m) => m.from <= start && end <= m.to)) return []
    const has = (kind: 'em' | 'strong') =>
      shape.emphasis.some((e) => e.kind === kind && e.openTo <= start && end <= e.closeFrom)
    return [{ from: start, to: end, em: has('em'), strong: has('strong') }]
  })
}

/** The words of `text[from:to]` with their styles, the marks left out. */
export function readRuns(text: string, shape: Shape, from = 0, to = text.length): Run[] {
  return stretches(text, shape, from, to).map(({ from, to, em, strong }) => ({ text: text.slice(from, to), em, strong }))
}

/** Spaces take the style their two neighbours share: a mark beside a space would not count. */
function settleSpaces(runs: readonly Run[]): Run[] {
  const tokens = runs.flatMap((run) => (run.text.match(/\s+|\S+/g) ?? []).map((text) => ({ ...run, text })))
  const solid = (from: number, by: number): Style => {
    for (let i = from + by; tokens[i]; i += by) if (/\S/.test(tokens[i]!.text)) return tokens[i]!
    return PLAIN
  }
  return tokens.map((token, i) => {
    if (/\S/.test(token.text)) return token
    if (/\n\s*\n/.test(token.text)) return { text: token.text, ...PLAIN }
    const [left, right] = [solid(i, -1), solid(i, 1)]
    return { text: token.text, em: left.em && right.em, strong: left.strong && right.strong }
  })
}

function lasts(tokens: readonly Run[], from: number, kind: 'em' | 'strong'): number {
  let end = from
  while (tokens[end]?.[kind]) end++
  return end
}

function emit(tokens: readonly Run[], em: string): string {
  const mark = { em, strong: '**' }
  const open: ('em' | 'strong')[] = []
  let out = ''
  const closeTo = (depth: number) => {
    while (open.length > depth) out += mark[open.pop()!]
  }
  ;[...tokens, { text: '', ...PLAIN }].forEach((token, i) => {
    const keep = open.findIndex((kind) => !token[kind])
    if (keep >= 0) closeTo(keep)
    // A mark that opens before a space would not count: it waits for the next word.
    const wanted = /^\s/.test(token.text) ? [] : KINDS.filter((kind) => token[kind] && !open.includes(kind))
    wanted.sort((a, b) => lasts(tokens, i, b) - lasts(tokens, i, a))
    for (const kind of wanted) {
      out += mark[kind]
      open.push(kind)
    }
    out += token.text
  })
  return out
}

function styled(runs: readonly Run[]): string {
  return runs.map((r) => [...r.text].map((c) => (/\s/.test(c) ? c : `${c}${+r.em}${+r.strong}`)).join('')).join('')
}

/**
 * Write runs as text with marks, keeping to underscores where the author used
 * them and they still count between these neighbours.
 */
export function writeRuns(runs: readonly Run[], before = '', after = '', underscores = false): string {
  const tokens = settleSpaces(runs)
  if (underscores) {
    const text = emit(tokens, '_')
    const whole = before + text + after
    const got = readRuns(whole, shapeOf(whole, true), before.length, before.length + text.length)
    if (styled(got) === styled(tokens)) return text
  }
  return emit(tokens, '*')
}
