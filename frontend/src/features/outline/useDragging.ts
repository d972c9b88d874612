/** Dragging in the outline, by the browser's own way: it scrolls, follows a finger held down, and Escape lets go. */
'use client'

import { useState } from 'react'
import type { DragEvent } from 'react'
import type { Outline } from '@/api/generated/models'
import { landing } from './landing'
import type { Dragged, Landing } from './landing'

/** No text: what is let go over the page writes nothing there. */
const KIND = 'application/x-plotweaver-outline'

interface Dragging {
  /** What is dragged just now. */
  dragged: Dragged | null
  /** Which edge of this row it would land at. */
  edgeOf(key: string): Landing['mark']['edge'] | undefined
  /** For what can be dragged. */
  handle(what: Dragged): { draggable: true; onDragStart(event: DragEvent): void; onDragEnd(): void } | false
  /** For the list that it is dragged over. */
  ground: { onDragOver(event: DragEvent): void; onDragLeave(event: DragEvent): void; onDrop(event: DragEvent): void }
}

export function useDragging(outline: Outline | undefined, folded: ReadonlySet<string>, may: boolean, onLand: (what: Dragged, where: Landing) => void): Dragging {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const [where, setWhere] = useState<Landing | null>(null)
  function letGo() {
    setDragged(null)
    setWhere(null)
  }
  return {
    dragged,
    edgeOf: (key) => (where?.mark.key === key ? where.mark.edge : undefined),
    handle: (what) =>
      may && {
        draggable: true,
        onDragStart(event: DragEvent) {
          event.stopPropagation()
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData(KIND, what.id)
          setDragged(what)
        },
        onDragEnd: letGo,
      },
    ground: {
      onDragOver(event) {
        if (!outline || !dragged) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        const rows = dragged.kind === 'chapter' ? '[data-key^="c:"]' : '[data-key]'
        const row = (event.target as Element).closest<HTMLElement>(rows)
        // between two rows it lands where it would have a moment ago
        if (!row) return
        const { top, height } = row.getBoundingClientRect()
        const next = landing(outline, dragged, row.dataset.key!, event.clientY > top + height / 2, folded)
        setWhere((before) => (same(before, next) ? before : next))
      },
      onDragLeave(event) {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setWhere(null)
      },
      onDrop(event) {
        if (!dragged) return
        event.preventDefault()
        if (where) onLand(dragged, where)
        letGo()
      },
    },
  }
}

function same(one: Landing | null, other: Landing | null): boolean {
  return one?.position === other?.position && one?.mark.key === other?.mark.key && one?.mark.edge === other?.mark.edge
}
