/** At the foot of the page: how many words are marked, and what can be done with them without writing in the text. */
'use client'

import { MessageSquareText, PencilLine } from 'lucide-react'
import type { MouseEvent } from 'react'
import { Button } from '@/components/Button'
import { counted, wordCount } from '@/components/format'
import { WordsHere } from '@/features/desk/WordsHere'
import type { SceneSaver } from '@/features/saving/saver'
import { useMarked } from './marked'

interface MarkedBarProps {
  saver: SceneSaver
  onComment?: (() => void) | undefined
  onSuggest?: (() => void) | undefined
}

/** A press that would take the marking away from the page. */
const keepMarked = (event: MouseEvent) => event.preventDefault()

/** A button that goes away once it is pressed must not keep the keys from the page that comes. */
function letGo(event: MouseEvent<HTMLButtonElement>, then: () => void): void {
  event.currentTarget.blur()
  then()
}

export function MarkedBar({ saver, onComment, onSuggest }: MarkedBarProps) {
  const marked = useMarked(saver)
  if (marked === null) {
    return (
      <>
        <WordsHere saver={saver} />
        {onSuggest && (
          <Button kind="plain" className="text-muted" title="Write suggestions instead of text" onClick={(event) => letGo(event, onSuggest)}>
            <PencilLine size={16} aria-hidden /> Suggest
          </Button>
        )}
      </>
    )
  }
  return (
    <>
      <span className="numbers text-muted">{counted(wordCount(saver.words.slice(marked.from, marked.to)), 'word')} marked</span>
      <span className="flex flex-wrap gap-2" onMouseDown={keepMarked}>
        {onComment && (
          <Button onClick={onComment}>
            <MessageSquareText size={16} aria-hidden /> Comment
          </Button>
        )}
        {onSuggest && (
          <Button onClick={(event) => letGo(event, onSuggest)}>
            <PencilLine size={16} aria-hidden /> Suggest other words
          </Button>
        )}
      </span>
    </>
  )
}
