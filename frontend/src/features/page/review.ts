/** A suggestion shown in the page: what it adds and removes, and what was decided. */
import { StateEffect, StateField } from '@codemirror/state'
import type { ChangeDesc, EditorState, Range } from '@codemirror/state'
import { Decoration, EditorView, WidgetType } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'
import { pageField } from './model'
import { appendRuns, passages } from './reading'
import { blockAt, blockIndex } from './stops'

/** One change of a suggestion; offsets are UTF-16 units of the prose it was made for. */
export interface PageChange {
  readonly id: string
  readonly kind: 'insert' | 'replace' | 'delete'
  readonly from: number
  readonly to: number
  readonly before: string
  readonly after: string
  readonly decision: 'undecided' | 'kept' | 'left_out'
}

export interface Review {
  readonly changes: readonly PageChange[]
  readonly focused: string | null
}

const SPOKEN = { undecided: '', kept: ', kept', left_out: ', left out' } as const
const SIGN = { undecided: '', kept: '✓', left_out: '✕' } as const

const classOf = (change: PageChange, role: string, focused: boolean) =>
  `pw-change ${role} pw-${change.decision}${focused ? ' pw-focused' : ''}`

function hiddenLabel(text: string): HTMLElement {
  const label = document.createElement('span')
  label.className = 'pw-spoken'
  label.textContent = text
  return label
}

function sign(decision: PageChange['decision']): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'pw-sign'
  mark.setAttribute('aria-hidden', 'true')
  mark.textContent = SIGN[decision]
  return mark
}

/** The words that say what the struck text after it is. */
class RemovedLabel extends WidgetType {
  constructor(readonly change: PageChange) {
    super()
  }
  override eq(other: RemovedLabel) {
    return other.change.decision === this.change.decision
  }
  toDOM() {
    return hiddenLabel(`removed${SPOKEN[this.change.decision]}: `)
  }
}

/** Text the suggestion adds: words in a line, or paragraphs with a rule beside them. */
class Added extends WidgetType {
  constructor(
    readonly change: PageChange,
    readonly focused: boolean,
    readonly paragraphs: boolean,
  ) {
    super()
  }
  override eq(other: Added) {
    const [a, b] = [this.change, other.change]
    const same = a.id === b.id && a.after === b.after && a.decision === b.decision
    return same && this.focused === other.focused && this.paragraphs === other.paragraphs
  }
  toDOM() {
    const { change } = this
    const root = document.createElement(this.paragraphs ? 'div' : 'ins')
    root.className = classOf(change, this.paragraphs ? 'pw-new-text' : 'pw-added', this.focused)
    root.dataset['change'] = change.id
    root.append(hiddenLabel(`added${SPOKEN[change.decision]}: `))
    const found = passages(change.after)
    if (this.paragraphs) {
      for (const passage of found) {
        const line = document.createElement('p')
        line.className = `pw-${passage.kind}`
        if (passage.kind === 'break') line.append('⁂')
        appendRuns(line, passage.runs)
        root.append(line)
      }
    } else {
      const edge = (at: RegExp) => (at.test(change.after) ? ' ' : '')
      root.append(edge(/^[ \t]/))
      found.forEach((passage, i) => {
        if (i > 0) root.append(' ¶ ')
        appendRuns(root, passage.runs.map((run) => ({ ...run, text: i === 0 ? run.text.replace(/^[ \t]+/, '') : run.text })))
      })
      if (/\S$/.test(plain(found)) ) root.append(edge(/\S[ \t]+$/))
    }
    if (change.decision !== 'undecided') root.append(sign(change.decision))
    return root
  }
  override ignoreEvent() {
    return false
  }
}

const plain = (found: ReturnType<typeof passages>) => found.map((p) => p.runs.map((r) => r.text).join('')).join('')

/** Where whole new paragraphs stand, or null when the change adds words inside one. */
function paragraphPlace(state: EditorState, change: PageChange): { pos: number; side: number } | null {
  if (change.kind !== 'insert' || change.from !== change.to) return null
  const page = state.field(pageField)
  const block = blockAt(page, change.from)
  const edge = !block || (change.from === block.to && /^\s*\n/.test(change.after)) || (change.from === block.from && /\n\s*$/.test(change.after))
  if (!edge && !/\n[ \t\r]*\n/.test(change.after)) return null
  if (block && change.from > block.from && change.from < block.to) return null
  const index = block && change.from === block.from && block.to > block.from ? blockIndex(page.blocks, change.from) - 1 : blockIndex(page.blocks, change.from)
  const next = page.blocks[index + 1]
  if (index < 0) return { pos: 0, side: -1 }
  return { pos: next ? next.from - 1 : state.doc.length, side: 1 }
}

function removed(out: Range<Decoration>[], change: PageChange, focused: boolean): void {
  if (change.to <= change.from) return
  out.push(
    Decoration.widget({ widget: new RemovedLabel(change), side: 1 }).range(change.from),
    Decoration.mark({
      tagName: 'del',
      class: classOf(change, 'pw-removed', focused),
      attributes: { 'data-change': change.id },
    }).range(change.from, change.to),
  )
}

function decorations(state: EditorState, review: Review): DecorationSet {
  const out: Range<Decoration>[] = []
  const end = state.doc.length
  for (const given of review.changes) {
    const change = { ...given, from: Math.min(given.from, end), to: Math.min(given.to, end) }
    const focused = change.id === review.focused
    if (change.kind !== 'insert') removed(out, change, focused)
    if (change.kind === 'delete' || change.after === '') continue
    const place = paragraphPlace(state, change)
    const widget = new Added(change, focused, place !== null)
    if (place) out.push(Decoration.widget({ widget, side: place.side, block: true }).range(place.pos))
    else out.push(Decoration.widget({ widget, side: 1 }).range(change.to))
  }
  return Decoration.set(out, true)
}

export const setReview = StateEffect.define<Review>()

interface Shown extends Review {
  /** The changes as they were given; `changes` are where they stand now. */
  readonly given: readonly PageChange[]
  readonly decorations: DecorationSet
}

/** A change given again, with a new decision perhaps, stays where the writer's edits have moved it. */
function placed(shown: Shown, change: PageChange): PageChange {
  const index = shown.given.findIndex((old) => old.id === change.id)
  const [old, now] = [shown.given[index], shown.changes[index]]
  const again = old && now && old.from === change.from && old.to === change.to && old.before === change.before
  return again ? { ...change, from: now.from, to: now.to } : change
}

function moved(change: PageChange, mapping: ChangeDesc): PageChange {
  const from = mapping.mapPos(change.from, change.kind === 'insert' ? -1 : 1)
  return { ...change, from, to: Math.max(from, mapping.mapPos(change.to, -1)) }
}

export const reviewField = StateField.define<Shown>({
  create: () => ({ given: [], changes: [], focused: null, decorations: Decoration.none }),
  update(shown, tr) {
    const changes = tr.docChanged ? shown.changes.map((change) => moved(change, tr.changes)) : shown.changes
    const now = { ...shown, changes, decorations: shown.decorations.map(tr.changes) }
    for (const effect of tr.effects) {
      if (!effect.is(setReview)) continue
      const review = { changes: effect.value.changes.map((c) => placed(now, c)), focused: effect.value.focused }
      return { ...review, given: effect.value.changes, decorations: decorations(tr.state, review) }
    }
    return tr.docChanged ? now : shown
  },
  provide: (field) => EditorView.decorations.from(field, (shown) => shown.decorations),
})

/** The prose with every change that is not left out; a clean read of the suggestion. */
export function withChanges(prose: string, changes: readonly PageChange[]): string {
  const applied = changes.filter((change) => change.decision !== 'left_out')
  const ordered = applied.map((change, i) => ({ change, i })).sort((a, b) => b.change.from - a.change.from || b.i - a.i)
  return ordered.reduce((text, { change }) => text.slice(0, change.from) + change.after + text.slice(change.to), prose)
}

/** Where the change stands now in the document, or null when it is not shown. */
export function placeOf(state: EditorState, id: string): { from: number; to: number } | null {
  return state.field(reviewField).changes.find((change) => change.id === id) ?? null
}
