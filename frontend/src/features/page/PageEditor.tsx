/** One CodeMirror view of the prose, mounted in React and kept to its props. */
import type { EditorState, Text } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { Ref, RefObject } from 'react'
import { entrance } from './beyond'
import type { Beyond, Entry } from './beyond'
import { setComments } from './comments'
import type { PageComments } from './comments'
import { earlyWords, left, takesKeyboard } from './focusing'
import { setNotes } from './notes'
import type { PageNote } from './notes'
import { cleanText, placeOf, setReview } from './review'
import type { PageChange } from './review-widgets'
import type { HouseStyle } from './setup'
import type { Suggested } from './tracking'
import { adopted, difference, pageState, reconfigured, resumed } from './setup'
import { typeIn } from './typing-in'

export interface BookPageHandle {
  /** Put the keyboard in the page. */
  focus(): void
  /** The prose as it is now. */
  text(): string
  /** Select a stretch of the prose, bring it into view and focus it. */
  select(from: number, to: number): void
  /** Bring a change into view; the caret and the focus stay where they are. */
  showChange(id: string): void
  /** Replace the prose as one step that can be undone. */
  replaceText(text: string): void
}

/** What the page's own parts may ask besides. */
export interface PageEditorHandle extends BookPageHandle {
  /** The prose as it would be with every change that is not left out. */
  clean(): string
  /** Take the keyboard, with the caret where it comes in. */
  enter(entry: Entry): void
}

export interface PageEditorProps {
  /** Tells one page from another, for the keyboard and for what is typed before a page has come. */
  name: string
  prose: string
  edition?: number | undefined
  /** What was suggested when the page was opened, where words are suggested and not written; `prose` is its text. */
  suggested?: Suggested | undefined
  /** What is selected as the page comes. */
  marked?: { readonly from: number; readonly to: number } | null | undefined
  label: string
  readOnly: boolean
  source: boolean
  style?: HouseStyle | undefined
  changes: readonly PageChange[]
  notes: readonly PageNote[]
  comments: PageComments
  focusedChange: string | null
  onChange?: ((prose: Text) => void) | undefined
  onPasted?: ((text: string) => void) | undefined
  onSuggested?: ((places: number) => void) | undefined
  onSave?: (() => void) | undefined
  onChangeFocus?: ((id: string) => void) | undefined
  onNoteFocus?: ((id: string) => void) | undefined
  onCommentFocus?: ((id: string) => void) | undefined
  onSelected?: ((from: number, to: number) => void) | undefined
  /** The caret goes on beyond the first or the last word; false: there is nothing. */
  onBeyond?: Beyond | undefined
  /** Whether this page may take the keyboard that another one had. */
  takes?: boolean | undefined
  /** Where the caret and the steps to undo outlive the view of a page that comes and goes. */
  kept?: RefObject<EditorState | null> | undefined
  ref?: Ref<PageEditorHandle> | undefined
}

export function PageEditor({ ref, ...props }: PageEditorProps) {
  const { prose, edition, label, readOnly, source, style, changes, notes, comments, focusedChange } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef<Omit<PageEditorProps, 'ref'>>(props)

  useLayoutEffect(() => {
    latest.current = props
  })

  useLayoutEffect(() => {
    const first = latest.current
    const events = {
      change: (text: Text) => latest.current.onChange?.(text),
      pasted: (text: string) => latest.current.onPasted?.(text),
      suggested: (places: number) => latest.current.onSuggested?.(places),
      save: () => latest.current.onSave?.(),
      changeFocus: (id: string) => latest.current.onChangeFocus?.(id),
      noteFocus: (id: string) => latest.current.onNoteFocus?.(id),
      commentFocus: (id: string) => latest.current.onCommentFocus?.(id),
      selected: (from: number, to: number) => latest.current.onSelected?.(from, to),
      beyond: (...way: Parameters<Beyond>) => latest.current.onBeyond?.(...way) ?? false,
    }
    const { kept, name, marked, takes = true } = first
    const state = kept?.current ? resumed(kept.current, events) : pageState(first, events)
    const mounted = new EditorView({ state, parent: host.current! })
    view.current = mounted
    if (marked) mounted.dispatch({ selection: { anchor: marked.from, head: marked.to }, scrollIntoView: true })
    if (takes && takesKeyboard(name)) mounted.focus()
    return () => {
      left(mounted.hasFocus)
      if (kept) kept.current = mounted.state
      mounted.destroy()
      view.current = null
    }
  }, [])

  useEffect(() => {
    view.current?.dispatch(reconfigured({ label, readOnly, source, style }))
  }, [label, readOnly, source, style])

  const given = edition ?? prose
  // at once, and not after the browser has drawn: what is typed in between would be taken for another prose
  useLayoutEffect(() => {
    const spec = view.current && adopted(view.current.state, latest.current.prose)
    if (spec) view.current?.dispatch(spec)
  }, [given])

  useLayoutEffect(() => {
    const { name, takes = true, readOnly } = latest.current
    if (takes && !readOnly) typeIn(view.current!, earlyWords(name))
  }, [])

  // After the prose, so that offsets are read in the text they were made for.
  useEffect(() => {
    view.current?.dispatch({ effects: setReview.of({ changes, focused: focusedChange }) })
  }, [changes, focusedChange, source])

  useEffect(() => {
    view.current?.dispatch({ effects: setNotes.of(source ? [] : notes) })
  }, [notes, source])

  useEffect(() => {
    view.current?.dispatch({ effects: setComments.of(source ? { ...comments, all: [] } : comments) })
  }, [comments, source])

  useImperativeHandle(ref, () => ({
    focus: () => view.current?.focus(),
    clean: () => (view.current ? cleanText(view.current.state) : latest.current.prose),
    text: () => view.current?.state.doc.toString() ?? latest.current.prose,
    select(from, to) {
      const length = view.current?.state.doc.length ?? 0
      const clamp = (pos: number) => Math.min(Math.max(pos, 0), length)
      view.current?.dispatch({ selection: { anchor: clamp(from), head: clamp(to) }, scrollIntoView: true })
      view.current?.focus()
    },
    enter(entry) {
      if (view.current) entrance(view.current, entry)
    },
    showChange(id) {
      const place = view.current && placeOf(view.current.state, id)
      if (place) view.current?.dispatch({ effects: EditorView.scrollIntoView(place.from, { y: 'center' }) })
    },
    replaceText(text) {
      const found = view.current && difference(view.current.state, text)
      if (found) view.current?.dispatch({ changes: found, userEvent: 'input.replace' })
    },
  }), [])

  return <div ref={host} className="pw-host" />
}
