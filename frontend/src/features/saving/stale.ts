/** Two people's texts of one scene, paragraph by paragraph: what agrees, and where one must choose. */
import { align } from './alignment'

/** A stretch that needs no choice, or one where both wrote something else. */
export type Stretch = { kind: 'same'; text: string } | { kind: 'choice'; mine: string; theirs: string }

export type Pick = { kind: 'mine' } | { kind: 'theirs' } | { kind: 'both' } | { kind: 'own'; text: string }

/** Divides the texts; every stretch keeps the blank lines that follow its paragraphs. */
export function stretches(base: string, mine: string, theirs: string): Stretch[] {
  const [from, ours, others] = [base, mine, theirs].map(paragraphs) as [string[], string[], string[]]
  const inOurs = new Map(align(from.map(trimmed), ours.map(trimmed)))
  const inOthers = new Map(align(from.map(trimmed), others.map(trimmed)))
  const found: Stretch[] = []
  let [a, b, c] = [0, 0, 0]
  for (let at = 0; at <= from.length; at++) {
    const [i, j] = at === from.length ? [ours.length, others.length] : [inOurs.get(at), inOthers.get(at)]
    if (i === undefined || j === undefined) continue
    add(found, from.slice(a, at), ours.slice(b, i), others.slice(c, j))
    if (at < from.length) add(found, [from[at]!], [ours[i]!], [others[j]!])
    ;[a, b, c] = [at + 1, i + 1, j + 1]
  }
  return found
}

/** The text that the choices make; `picks` are in the order of the choices. */
export function assemble(parts: readonly Stretch[], picks: readonly Pick[]): string {
  let next = 0
  const chosen = parts.map((part) => (part.kind === 'same' ? part.text : textOf(part, picks[next++] ?? { kind: 'both' })))
  return chosen.filter((text) => text !== '').reduce(joined, '')
}

function textOf(part: { mine: string; theirs: string }, pick: Pick): string {
  if (pick.kind === 'both') return [part.mine, part.theirs].filter((text) => text !== '').reduce(joined, '')
  return pick.kind === 'own' ? pick.text : part[pick.kind]
}

/** Adds a text after another; paragraphs stay apart also where the first was the last of its scene. */
function joined(before: string, after: string): string {
  if (before === '' || /\n[ \t]*\r?\n[ \t]*$/.test(before)) return before + after
  return `${before.replace(/\s+$/, '')}\n\n${after}`
}

function add(found: Stretch[], base: string[], mine: string[], theirs: string[]): void {
  const [from, ours, others] = [base.join(''), mine.join(''), theirs.join('')]
  if (trimmed(ours) === trimmed(others) || trimmed(others) === trimmed(from)) push(found, ours)
  else if (trimmed(ours) === trimmed(from)) push(found, others)
  else found.push({ kind: 'choice', mine: ours, theirs: others })
}

function push(found: Stretch[], text: string): void {
  const last = found.at(-1)
  if (text === '') return
  if (last?.kind === 'same') last.text = joined(last.text, text)
  else found.push({ kind: 'same', text })
}

const trimmed = (text: string) => text.trim()

/** Paragraphs, each with the blank lines after it. */
function paragraphs(text: string): string[] {
  return text.match(/(?:[^\n]|\n(?!\s*\n))*(?:\n\s*\n|\n?$)/g)?.filter((part) => part !== '') ?? []
}
