/** One CodeMirror view of the prose, mounted in React and kept to its props. */
import { EditorView } from '@codemirror/view'
import { useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { Ref } from 'react'
import { left, takesKeyboard } from './focusing'
import { setNotes } from './notes'
import type { PageNote } from './notes'
import { cleanText, placeOf, setReview } from './review'
import type { PageChange } from './review-widgets'
import { adopted, difference, pageState, reconfigured } from './setup'

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
}

export interface PageEditorProps {
  prose: string
  label: string
  readOnly: boolean
  source: boolean
  changes: readonly PageChange[]
  notes: readonly PageNote[]
  focusedChange: string | null
  onChange?: ((prose: string) => void) | undefined
  onPasted?: ((text: string) => void) | undefined
  onSave?: (() => void) | undefined
  onChangeFocus?: ((id: string) => void) | undefined
  onNoteFocus?: ((id: string) => void) | undefined
  ref?: Ref<PageEditorHandle> | undefined
}

// Texts the page told its parent and has not been given back yet; more are not worth remembering.
const MOST_UNSEEN = 8

export function PageEditor({ ref, ...props }: PageEditorProps) {
  const { prose, label, readOnly, source, changes, notes, focusedChange } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef<Omit<PageEditorProps, 'ref'>>(props)
  const unseen = useRef<string[]>([])

  useLayoutEffect(() => {
    latest.current = props
  })

  useLayoutEffect(() => {
    const first = latest.current
    const events = {
      change(text: string) {
        unseen.current = [...unseen.current, text].slice(-MOST_UNSEEN)
        latest.current.onChange?.(text)
      },
      pasted: (text: string) => latest.current.onPasted?.(text),
      save: () => latest.current.onSave?.(),
      changeFocus: (id: string) => latest.current.onChangeFocus?.(id),
      noteFocus: (id: string) => latest.current.onNoteFocus?.(id),
    }
    const state = pageState(first, events)
    const mounted = new EditorView({ state, parent: host.current! })
    view.current = mounted
    if (takesKeyboard()) mounted.focus()
    return () => {
      left(mounted.hasFocus)
      mounted.destroy()
      view.current = null
    }
  }, [])

  useEffect(() => {
    view.current?.dispatch(reconfigured({ label, readOnly, source }))
  }, [label, readOnly, source])

  useEffect(() => {
    // An echo of what the page itself said is no news, even when it comes late.
    const echo = unseen.current.indexOf(prose)
    if (echo >= 0) unseen.current = unseen.current.slice(echo + 1)
    const spec = echo < 0 && view.current ? adopted(view.current.state, prose) : null
    if (spec) view.current?.dispatch(spec)
  }, [prose])

  // After the prose, so that offsets are read in the text they were made for.
  useEffect(() => {
    view.current?.dispatch({ effects: setReview.of({ changes, focused: focusedChange }) })
  }, [changes, focusedChange, source])

  useEffect(() => {
    view.current?.dispatch({ effects: setNotes.of(source ? [] : notes) })
  }, [notes, source])

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
