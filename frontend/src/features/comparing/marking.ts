/** Words that a hand marks in one side of a comparison. */
'use client'

import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { Stretch } from './rows'

/** Where a place of the document is in the file, by the piece that it is in (`data-at`); null: in no piece of `side`. */
function placeOf(side: Element, node: Node | null, offset: number): number | null {
  const piece = node instanceof Text ? node.parentElement?.closest<HTMLElement>('[data-at]') : null
  if (!piece || !side.contains(piece)) return null
  return Number(piece.dataset['at']) + offset
}

/** The words marked in the cells of `table` that hold the first version, as offsets of its file. */
export function useMarkedWords(table: RefObject<HTMLElement | null>): Stretch | null {
  const [marked, setMarked] = useState<Stretch | null>(null)
  useEffect(() => {
    function heard() {
      const [selection, side] = [document.getSelection(), table.current]
      if (!selection || !side || selection.isCollapsed) return setMarked(null)
      const [anchor, focus] = [placeOf(side, selection.anchorNode, selection.anchorOffset), placeOf(side, selection.focusNode, selection.focusOffset)]
      const both = anchor !== null && focus !== null && anchor !== focus
      setMarked(both ? { from: Math.min(anchor, focus), to: Math.max(anchor, focus) } : null)
    }
    document.addEventListener('selectionchange', heard)
    return () => document.removeEventListener('selectionchange', heard)
  }, [table])
  return marked
}
