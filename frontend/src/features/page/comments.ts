/** Words that somebody commented on, marked on the page; they move along with what is written around them. */
import { StateEffect, StateField } from '@codemirror/state'
import type { EditorState } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'
import { sharedEnds } from './ends'
import { onPage } from './tracking'

/** A comment on a stretch of the prose; offsets are UTF-16 units. */
export interface PageComment {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly label: string
}

/** Comments and the prose that their offsets were made for: the page may be further by now. */
export interface PageComments {
  readonly prose: string
  readonly all: readonly PageComment[]
  readonly chosen: string | null
}

export const NO_COMMENTS: PageComments = { prose: '', all: [], chosen: null }

export const setComments = StateEffect.define<PageComments>()

/** Carries a stretch over the one place where two texts differ; null: its own words are there no more. */
export function carried(from: number, to: number, before: string, now: string): { from: number; to: number } | null {
  if (before === now) return { from, to }
  const { head, tail } = sharedEnds(before, now)
  const [end, by] = [before.length - tail, now.length - before.length]
  if (to <= head) return { from, to }
  if (from >= end) return { from: from + by, to: to + by }
  const start = Math.min(from, head)
  const stop = Math.max(to, end) + by
  return start < stop ? { from: start, to: stop } : null
}

function marks({ all, prose, chosen }: PageComments, state: EditorState): DecorationSet {
  const now = state.doc.toString()
  const found = all.flatMap((comment) => {
    const place = onPage(state, comment.from, comment.to) ?? carried(comment.from, comment.to, prose, now)
    if (place === null || place.from >= place.to || place.to > now.length) return []
    const mark = Decoration.mark({
      tagName: 'mark',
      class: comment.id === chosen ? 'pw-comment pw-comment-chosen' : 'pw-comment',
      attributes: { 'data-comment': comment.id, title: comment.label },
    })
    return [mark.range(place.from, place.to)]
  })
  return Decoration.set(found, true)
}

export const commentsField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, tr) {
    for (const effect of tr.effects) if (effect.is(setComments)) return marks(effect.value, tr.state)
    return tr.docChanged ? shown.map(tr.changes) : shown
  },
  provide: (field) => EditorView.decorations.from(field),
})
