/** Lines that were wrapped by hand, in a text of changes. */
import { describe, expect, it } from 'vitest'
import type { WordOp } from '@/api/generated/models'
import { flowing } from './flowing'

const keep = (text: string): WordOp => ({ kind: 'keep', text })
const add = (text: string): WordOp => ({ kind: 'add', text })
const words = (steps: WordOp[]) => flowing(steps).map((step) => step.text)

describe('hard-wrapped lines', () => {
  it('flow as one paragraph, and paragraphs stay apart', () => {
    expect(words([keep('The wind\nrose.\n\nNobody\r\ncame.')])).toEqual(['The wind rose.\n\nNobody came.'])
  })

  it('flow across the border of a change too', () => {
    expect(words([keep('The wind\n'), add('rose.'), keep('\nNobody came.\n'), add('\nRain.')])).toEqual(['The wind ', 'rose.', ' Nobody came.\n', '\nRain.'])
  })
})
