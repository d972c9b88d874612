/** The words a suggestion adds to the page, and the names of what it adds and removes. */
import { WidgetType } from '@codemirror/view'
import { appendRuns, passages, wordsOf } from './reading'

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

const SPOKEN = { undecided: '', kept: ', kept', left_out: ', left out' } as const
const SIGN = { undecided: '', kept: '✓', left_out: '✕' } as const

/** The classes of a change in the page: its role, its decision and the focus. */
export const classOf = (change: PageChange, role: string, focused: boolean) =>
  `pw-change ${role} pw-${change.decision}${focused ? ' pw-focused' : ''}`

/** Words for screen readers alone. */
export function hiddenLabel(text: string): HTMLElement {
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
export class RemovedLabel extends WidgetType {
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

/** Where the removed text holds the end of a paragraph. */
export class RemovedEnd extends WidgetType {
  override eq() {
    return true
  }
  toDOM() {
    const end = document.createElement('span')
    end.className = 'pw-paragraph-end'
    end.textContent = ' ¶ '
    return end
  }
}

function paragraphsOf(text: string): HTMLElement[] {
  return passages(text).map((passage) => {
    const line = document.createElement('p')
    line.className = `pw-${passage.kind}`
    if (passage.kind === 'break') line.append('⁂')
    appendRuns(line, passage.runs)
    return line
  })
}

/** Text the suggestion adds: words in a line, or paragraphs with a rule beside them. */
export class Added extends WidgetType {
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
    if (this.paragraphs) root.append(...paragraphsOf(change.after))
    else appendRuns(root, wordsOf(change.after))
    if (change.decision !== 'undecided') root.append(sign(change.decision))
    return root
  }
  override ignoreEvent() {
    return false
  }
}
