// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import type { Desk } from './desk.testing'
import { desk } from './desk.testing'
import { newParagraph } from './parting'

/** The lines that are told apart as the paragraph that is written. */
const written = (page: Desk) => [...page.view.contentDOM.querySelectorAll('.cm-line[data-written]')].map((line) => line.textContent)

describe('the paragraph that is written', () => {
  it.each([
    ['is the one of the caret', 'One.\n\nTw|o.\n\nThree.\n', ['Two.']],
    ['is whole, with its wrapped lines', 'One\ntw|o.\n\nThree.\n', ['One two.']],
    ['is whole, with its line breaks', 'One\\\ntw|o.\n\nThree.\n', ['One', 'two.']],
    ['is the first one past the empty lines of the file', '\n\n|One.\n\nTwo.\n', ['One.']],
  ])('%s', (_, drawn, lines) => {
    expect(written(desk(drawn))).toEqual(lines)
  })

  it('is the empty one that was opened', () => {
    expect(written(desk('One.|\n\nTwo.\n').run(newParagraph))).toEqual([''])
    expect(written(desk('One.|\n\nTwo.\n').run(newParagraph).type('x'))).toEqual(['x'])
  })
})
