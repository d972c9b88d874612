/** What of the desk is seen: the outline, the side panel, the page alone, and how the page is shown. */
'use client'

import { useState } from 'react'
import { useSettings } from '@/features/settings/settings'
import type { PanelTab } from './SidePanel'
import { NARROW, overThePage, useFocusKept, useMakeWay, useWayBack, writesOver } from './useMakeWay'

export type Layout = ReturnType<typeof useLayout>

export const isNarrow = () => window.innerWidth < NARROW

/** `home`: brings the keyboard to the page. */
export function useLayout(home: () => void) {
  const [outline, setOutline] = useState(() => !isNarrow())
  const [panel, setPanel] = useState<PanelTab | null>(null)
  const [note, setNote] = useState<string | null>(null)
  const [focus, setFocus] = useState(false)
  const [source, setSource] = useState(false)
  const [clean, setClean] = useState(false)
  const { extent, typewriter, dim } = useSettings()
  useMakeWay(() => (setOutline(false), setPanel(null)))
  const open = { outline: outline && !focus, panel: panel !== null && !focus }
  useWayBack(overThePage(open) !== null, home)
  useFocusKept(focus, home)
  return {
    home,
    /** Whether something that Escape closes lies over the page. */
    over: open.outline || open.panel,
    /** Closes what lies over the page, but not from under words that are being written in it. */
    uncover: () => {
      const over = writesOver(document.activeElement) ? null : overThePage(open)
      if (over === 'panel') setPanel(null)
      else if (over === 'outline') setOutline(false)
    },
    /** Whether the outline is open. */
    outline,
    setOutline,
    toggleOutline: () => setOutline((open) => !open),
    /** The open tab of the side panel; null: it is closed. */
    panel,
    setPanel,
    togglePanel: () => setPanel((open) => (open === null ? 'notes' : null)),
    /** The note that was chosen on the page. */
    note,
    showNote: (id: string) => {
      setNote(id)
      setPanel('notes')
    },
    /** Whether only the page is seen. */
    focus,
    setFocus,
    toggleFocus: () => setFocus((on) => !on),
    source,
    toggleSource: () => setSource((shown) => !shown),
    /** Whether a suggestion is read as if all of it were kept. */
    clean,
    toggleClean: () => setClean((on) => !on),
    /** How much of the book stands in one scroll. */
    extent,
    typewriter,
    dim,
    manner: { source, typewriter, dim: dim && focus },
  }
}
