/** The suggestion read clean: the text as it would be, without marks, only to read. */
import { EditorView } from '@codemirror/view'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { PageEditorHandle } from './PageEditor'
import type { PageChange } from './review-widgets'
import { adopted, pageState } from './setup'
import type { HouseStyle } from './setup'

interface CleanReadProps {
  /** The page whose changes are read; it knows where they stand now. */
  page: RefObject<PageEditorHandle | null>
  prose: string
  changes: readonly PageChange[]
  label: string
  source: boolean
  style: HouseStyle | undefined
}

export function CleanRead({ page, prose, changes, label, source, style }: CleanReadProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)

  useLayoutEffect(() => {
    const state = pageState({ prose: '', label, source, style, readOnly: true })
    const mounted = new EditorView({ state, parent: host.current! })
    view.current = mounted
    return () => mounted.destroy()
  }, [label, source, style])

  // An effect of a later sibling: the page has taken in its prose and its changes by now.
  useEffect(() => {
    const spec = view.current && adopted(view.current.state, page.current?.clean() ?? prose)
    if (spec) view.current?.dispatch(spec)
  }, [page, prose, changes, label, source, style])

  return <div ref={host} className="pw-host" />
}
