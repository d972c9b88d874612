/** Puts the page together from its parts: one state for the book view and the source view. */
import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { Annotation, Compartment, EditorState, Transaction } from '@codemirror/state'
import type { Extension, Text, TransactionSpec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { beyondKeys, whatLiesBeyond } from './beyond'
import type { Beyond } from './beyond'
import { caretFilter } from './caret'
import { commentsField } from './comments'
import { sharedEnds } from './ends'
import { hereField } from './here'
import { pageKeys } from './keys'
import { pageField, sourceView } from './model'
import { notesField } from './notes'
import { clipboard, FROM_ELSEWHERE } from './paste'
import { pendingField } from './pending'
import { reviewField } from './review'
import { marksOf } from './quotes'
import type { GuideMarks } from './quotes'
import { inBase, trackedPlaces, tracking } from './tracking'
import type { Suggested } from './tracking'
import { quoteMarks, typing } from './typing'

/** Marks a change of the prose that came from outside the page. */
export const fromOutside = Annotation.define<boolean>()

export interface PageEvents {
  change(prose: Text): void
  /** Words came from elsewhere; `change` follows. */
  pasted(text: string): void
  /** At how many places words are suggested by now; before `change`. */
  suggested(places: number): void
  save(): void
  changeFocus(id: string): void
  noteFocus(id: string): void
  commentFocus(id: string): void
  /** Words were marked, or none are any more. */
  selected(from: number, to: number): void
  /** The caret goes on beyond the first or the last word. */
  beyond: Beyond
}

export interface PageOptions {
  readonly prose: string
  readonly label: string
  readonly readOnly: boolean
  readonly source: boolean
  /** What is suggested, where words are not written but suggested; `prose` is then its text. */
  readonly suggested?: Suggested | undefined
  /** How the book's words are written; English where that is not known. */
  readonly style?: HouseStyle | undefined
}

/** How the words of a book are written. */
export interface HouseStyle {
  /** The tag of the language whose spelling the browser looks for. */
  readonly language: string
  readonly marks: GuideMarks
}

const readOnlySlot = new Compartment()
const sourceSlot = new Compartment()
const labelSlot = new Compartment()
const eventsSlot = new Compartment()
const styleSlot = new Compartment()

const labelled = (label: string) =>
  EditorView.contentAttributes.of({
    'aria-label': label,
    'data-focus-home': '',
    spellcheck: 'true',
    autocorrect: 'on',
    autocapitalize: 'sentences',
  })

const written = (style: HouseStyle | undefined): Extension =>
  style ? [EditorView.contentAttributes.of({ lang: style.language }), quoteMarks.of(marksOf(style.language, style.marks))] : []

/** The caret stays in the middle 40 % of what scrolls; as on a typewriter, its line stays where it is. */
const middle = EditorView.scrollMargins.of((view) => {
  const page = view.dom.closest('.pw-page')
  const height = page?.clientHeight ?? 0
  const margin = page?.matches('.pw-typewriter') ? (height - view.defaultLineHeight) / 2 : height * 0.3
  return { top: margin, bottom: margin }
})

function inserted(transaction: Transaction): string {
  const texts: string[] = []
  transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, text) => texts.push(text.toString()))
  return texts.join('\n\n')
}

function listeners(events: PageEvents): Extension {
  const closest = (event: Event, name: string) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(`[data-${name}]`)?.dataset[name] : undefined
  return [
    whatLiesBeyond.of(events.beyond),
    EditorView.updateListener.of((update) => {
      for (const tr of update.transactions) if (tr.isUserEvent(FROM_ELSEWHERE)) events.pasted(inserted(tr))
      const own = update.transactions.some((tr) => tr.docChanged && !tr.annotation(fromOutside))
      const places = update.docChanged ? trackedPlaces(update.state) : null
      if (places !== null) events.suggested(places)
      if (own) events.change(update.state.doc)
      const [was, now] = [update.startState.selection.main, update.state.selection.main]
      if (update.selectionSet && !(was.empty && now.empty)) events.selected(inBase(update.state, now.from), inBase(update.state, now.to))
    }),
    EditorView.domEventHandlers({
      click(event) {
        const change = closest(event, 'change')
        const note = closest(event, 'note')
        if (change) events.changeFocus(change)
        if (note) events.noteFocus(note)
        const comment = closest(event, 'comment')
        if (comment) events.commentFocus(comment)
        return false
      },
    }),
    keymap.of([
      {
        key: 'Mod-s',
        preventDefault: true,
        run() {
          events.save()
          return true
        },
      },
    ]),
  ]
}

/** What the page's state is made of, without the listeners of a view. */
export function pageExtensions(options: Omit<PageOptions, 'prose'>): Extension {
  return [
    // The file's own line ends are kept: only a line feed parts lines, a carriage return is a hidden character.
    EditorState.lineSeparator.of('\n'),
    sourceSlot.of(sourceView.of(options.source)),
    readOnlySlot.of(EditorState.readOnly.of(options.readOnly)),
    labelSlot.of(labelled(options.label)),
    styleSlot.of(written(options.style)),
    pageField,
    options.suggested ? tracking(options.suggested) : [],
    pendingField,
    reviewField,
    notesField,
    commentsField,
    hereField,
    caretFilter,
    history(),
    typing,
    clipboard,
    middle,
    EditorView.lineWrapping,
    keymap.of([...beyondKeys, ...pageKeys, ...historyKeymap, ...standardKeymap]),
  ]
}

/** A state for the prose; its text is the prose, character by character. */
export function pageState(options: PageOptions, events?: PageEvents): EditorState {
  return EditorState.create({
    doc: options.prose,
    extensions: [eventsSlot.of(events ? listeners(events) : []), pageExtensions(options)],
  })
}

/** A state of before, with its caret and its steps to undo, told to others from now on. */
export function resumed(state: EditorState, events: PageEvents): EditorState {
  return state.update({ effects: eventsSlot.reconfigure(listeners(events)) }).state
}

/** The effects that bring the options of a page up to date. */
export function reconfigured(options: Omit<PageOptions, 'prose'>): TransactionSpec {
  return {
    effects: [
      sourceSlot.reconfigure(sourceView.of(options.source)),
      readOnlySlot.reconfigure(EditorState.readOnly.of(options.readOnly)),
      labelSlot.reconfigure(labelled(options.label)),
      styleSlot.reconfigure(written(options.style)),
    ],
  }
}

const splitsPair = (text: string, at: number) =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))

/** The smallest single change that turns the document into `prose`, or null when it is the same. */
export function difference(state: EditorState, prose: string): { from: number; to: number; insert: string } | null {
  const old = state.doc.toString()
  if (old === prose) return null
  const { head, tail } = sharedEnds(old, prose, splitsPair)
  return { from: head, to: old.length - tail, insert: prose.slice(head, prose.length - tail) }
}

/** The transaction for prose that changed outside: the caret and the undo history stay. */
export function adopted(state: EditorState, prose: string): TransactionSpec | null {
  const changes = difference(state, prose)
  if (!changes) return null
  return { changes, annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)] }
}
