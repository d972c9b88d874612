/** Writing that is only suggested: what it adds is marked, and what it takes out stays in sight, struck. */
import { ChangeSet, StateField, Text } from '@codemirror/state'
import type { EditorState, Extension, Range } from '@codemirror/state'
import { Decoration, EditorView, WidgetType } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'
import { sharedEnds } from './ends'
import { pageField } from './model'
import { appendRuns, wordsOf } from './reading'
import { hiddenLabel } from './review-widgets'
import { blockAt, blockIndex } from './stops'

/** What is suggested: the prose it is made on, and the changes of it as JSON; null: none yet. */
export interface Suggested {
  readonly base: string
  readonly changes: unknown
}

/** One place where the words differ: `removed` of the base, and where the new ones stand. */
export interface TrackedPlace {
  readonly removed: string
  readonly from: number
  readonly to: number
}

interface Tracked {
  readonly base: Text
  readonly changes: ChangeSet
  readonly places: readonly TrackedPlace[]
  readonly decorations: DecorationSet
}

const textOf = (prose: string) => Text.of(prose.split('\n'))

const changesOf = ({ base, changes }: Suggested) => (changes === null ? ChangeSet.empty(base.length) : ChangeSet.fromJSON(changes))

/** The prose as it is suggested. */
export const suggestedProse = (suggested: Suggested): string => changesOf(suggested).apply(textOf(suggested.base)).toString()

const WORD = /[\p{L}\p{M}\p{N}'’]/u

const inWord = (text: string, at: number) => WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at))

/** The places where words really differ: what was typed again as it was is no change. */
function placesOf(base: Text, changes: ChangeSet): TrackedPlace[] {
  const places: TrackedPlace[] = []
  changes.iterChanges((fromA, toA, fromB, toB, inserted) => {
    const [was, is] = [base.sliceString(fromA, toA), inserted.toString()]
    if (was === is) return
    const { head, tail } = sharedEnds(was, is, inWord)
    const place = { removed: was.slice(head, was.length - tail), from: fromB + head, to: toB - tail }
    places.push(place)
  })
  return places
}

const added = Decoration.mark({ tagName: 'ins', class: 'pw-change pw-added pw-undecided' })

/** Words that are taken out, where they stood. */
class Removed extends WidgetType {
  constructor(readonly text: string) {
    super()
  }
  override eq(other: Removed) {
    return other.text === this.text
  }
  toDOM() {
    const root = document.createElement('del')
    root.className = 'pw-change pw-removed pw-undecided'
    root.append(hiddenLabel('removed: '))
    appendRuns(root, this.text.trim() === '' && this.text.includes('\n') ? [{ text: ' ¶ ', em: false, strong: false }] : wordsOf(this.text))
    return root
  }
}

/** Where what was taken out can be seen: what stands between paragraphs is drawn at the end of the one before. */
function inSight(state: EditorState, pos: number): number {
  const page = state.field(pageField)
  if (blockAt(page, pos)) return pos
  return page.blocks[blockIndex(page.blocks, pos)]?.to ?? page.blocks[0]?.from ?? pos
}

function decorations(state: EditorState, places: readonly TrackedPlace[]): DecorationSet {
  const out: Range<Decoration>[] = []
  for (const { removed, from, to } of places) {
    // beside the caret that deletes: what it took out lies before it only where something was written instead
    if (removed !== '') out.push(Decoration.widget({ widget: new Removed(removed), side: to > from ? -1 : 1 }).range(inSight(state, from)))
    if (to > from) out.push(added.range(from, to))
  }
  return Decoration.set(out, true)
}

function tracked(state: EditorState, base: Text, changes: ChangeSet): Tracked {
  const places = placesOf(base, changes)
  return { base, changes, places, decorations: decorations(state, places) }
}

export const trackedField = StateField.define<Tracked | null>({
  create: () => null,
  update: (now, tr) => (now && tr.docChanged ? tracked(tr.state, now.base, now.changes.compose(tr.changes)) : now),
  provide: (field) => EditorView.decorations.from(field, (now) => now?.decorations ?? Decoration.none),
})

/** A page whose words are suggested: its text is `suggestedProse`. */
export const tracking = (suggested: Suggested): Extension =>
  trackedField.init((state) => tracked(state, textOf(suggested.base), changesOf(suggested)))

/** At how many places words are suggested by now; null on a page whose words are written. */
export const trackedPlaces = (state: EditorState): number | null => state.field(trackedField, false)?.places.length ?? null

/** At how many places words are suggested. */
export const placesIn = (suggested: Suggested): number => placesOf(textOf(suggested.base), changesOf(suggested)).length

/** Where a place of the page is in the text that the suggestion is made on; of the page itself where nothing is suggested. */
export function inBase(state: EditorState, pos: number): number {
  return state.field(trackedField, false)?.changes.invertedDesc.mapPos(pos) ?? pos
}

/** Where a stretch of the text that the suggestion is made on is on the page; null where nothing is suggested. */
export function onPage(state: EditorState, from: number, to: number): { from: number; to: number } | null {
  const changes = state.field(trackedField, false)?.changes
  return changes ? { from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) } : null
}
