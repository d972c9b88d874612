/** Two people's texts of one scene, sentence by sentence: what agrees, and where one must choose. */
import { align } from './alignment'
import { sentences } from './sentences'

/** A stretch that needs no choice, or one where both wrote something else. */
export type Stretch = { kind: 'same'; text: string } | Choice

/** What each wrote in one place; empty: nothing. */
export interface Choice {
  kind: 'choice'
  mine: string
  theirs: string
}

export type Pick = { kind: 'mine' } | { kind: 'theirs' } | { kind: 'both' } | { kind: 'own'; text: string }

/** Divides the texts; both sides of a choice stand between the same sentences. */
export function stretches(base: string, mine: string, theirs: string): Stretch[] {
  const [from, ours, others] = [base, mine, theirs].map(sentences) as [string[], string[], string[]]
  const inOurs = new Map(align(from, ours))
  const inOthers = new Map(align(from, others))
  const found: Stretch[] = []
  let [a, b, c] = [0, 0, 0]
  for (let at = 0; at <= from.length; at++) {
    const [i, j] = at === from.length ? [ours.length, others.length] : [inOurs.get(at), inOthers.get(at)]
    if (i === undefined || j === undefined) continue
    add(found, from.slice(a, at), ours.slice(b, i), others.slice(c, j))
    if (at < from.length) push(found, from[at]!)
    ;[a, b, c] = [at + 1, i + 1, j + 1]
  }
  return found
}

/** The text that the choices make; `picks` are in the order of the choices. */
export function assemble(parts: readonly Stretch[], picks: readonly Pick[]): string {
  let [text, next, leftOut] = ['', 0, false]
  parts.forEach((part, at) => {
    const chosen = part.kind === 'same' ? part.text : textOf(part, picks[next++] ?? { kind: 'both' }, isParagraph(text, parts[at + 1]))
    text = leftOut ? closed(text, chosen) : text + chosen
    leftOut = chosen === ''
  })
  return text
}

/** Whether what stands between a text and what follows is a paragraph by itself. */
function isParagraph(before: string, after: Stretch | undefined): boolean {
  const following = after?.kind === 'same' ? after.text : ''
  return (before === '' || /\n\s*\n\s*$/.test(before)) && (following.trim() === '' || /^\s*\n\s*\n/.test(following))
}

/** Joins what stood around something that was left out: of the space on both sides one stays. */
function closed(before: string, after: string): string {
  const [end, start] = [/\s*$/.exec(before)![0], /^\s*/.exec(after)![0]]
  if (end === '' || start === '') return before + after
  return before.slice(0, before.length - end.length) + (end.length > start.length ? end : start) + after.slice(start.length)
}

function textOf(choice: Choice, pick: Pick, paragraph: boolean): string {
  const { mine, theirs } = choice
  if (pick.kind === 'own') return pick.text.trim() && edge(choice, /^\s*/) + pick.text.trim() + edge(choice, /\s*$/)
  if (pick.kind !== 'both') return choice[pick.kind]
  if (mine.trim() === '' || theirs.trim() === '') return mine.trim() === '' ? theirs : mine
  const apart = paragraph || /\n\s*\n/.test(mine + theirs) ? '\n\n' : ' '
  return mine.trimEnd() + apart + theirs.trimStart()
}

/** The space at one end of what either wrote. */
function edge({ mine, theirs }: Choice, end: RegExp): string {
  return end.exec(mine.trim() === '' ? theirs : mine)?.[0] ?? ''
}

function add(found: Stretch[], base: string[], mine: string[], theirs: string[]): void {
  const [from, ours, others] = [base.join(''), mine.join(''), theirs.join('')]
  if (ours === others || others === from) push(found, ours)
  else if (ours === from) push(found, others)
  else choice(found, ours, others)
}

/** Adds a choice; with only white space since the one before, both are one. */
function choice(found: Stretch[], mine: string, theirs: string): void {
  const [before, between] = [found.at(-2), found.at(-1)]
  if (before?.kind === 'choice' && between?.kind === 'same' && between.text.trim() === '') {
    found.pop()
    before.mine += between.text + mine
    before.theirs += between.text + theirs
  } else found.push({ kind: 'choice', mine, theirs })
}

function push(found: Stretch[], text: string): void {
  const last = found.at(-1)
  if (text === '') return
  if (last?.kind === 'same') last.text += text
  else found.push({ kind: 'same', text })
}
