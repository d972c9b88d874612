// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { desk } from './desk.testing'
import { toggle } from './emphasising'
import { erase } from './erasing'
import { move } from './moving'
import { lineBreak, newParagraph } from './parting'

const right = move(true, 'char', false)
const left = move(false, 'char', false)
const rightWord = move(true, 'word', false)
const leftWord = move(false, 'word', false)
const backspace = erase(false, 'char')
const del = erase(true, 'char')
const deleteWord = erase(true, 'word')
const wordBefore = erase(false, 'word')

describe('Enter', () => {
  it.each([
    ['parts a paragraph and gives the file its blank line', 'One two.| Three.\n', 'One two. \n\n|Three.\n'],
    ['opens a new paragraph after the last', 'One.|\n', 'One.\n\n|\n'],
    ['opens a new paragraph in the middle of a scene', 'One.|\n\nTwo.\n', 'One.\n\n|\n\nTwo.\n'],
    ['opens a new paragraph before one', 'One.\n\n|Two.\n', 'One.\n\n|\n\nTwo.\n'],
    ['keeps the line endings of the file', 'One.|\r\n\r\nTwo.\r\n', 'One.\r\n\r\n|\r\n\r\nTwo.\r\n'],
    ['parts italics into two', 'He *said no|w* to her.\n', 'He *said no*\n\n*|w* to her.\n'],
    ['parts at a wrapped line end', 'One two|\nthree.\n', 'One two \n\n|three.\n'],
    ['parts a quotation into two', '> one| two\n', '> one \n\n> |two\n'],
    ['takes the place of a selection', 'One [two] three.\n', 'One  \n\n|three.\n'],
  ])('%s', (_, before, after) => {
    expect(desk(before).run(newParagraph).drawn()).toBe(after)
  })

  it('writes where the caret looks in the middle of a scene', () => {
    expect(desk('One.|\n\nThree.\n').run(newParagraph).type('Two.').text()).toBe('One.\n\nTwo.\n\nThree.\n')
  })

  it('shows the empty paragraph as a line of its own', () => {
    expect(desk('One.|\n\nTwo.\n').run(newParagraph).lines()).toEqual(['One.', '', 'Two.'])
  })

  it('makes a scene break of an empty paragraph', () => {
    const page = desk('One.|\n\nTwo.\n').run(newParagraph, newParagraph)
    expect(page.drawn()).toBe('One.\n\n* * *\n\n|\n\nTwo.\n')
    expect(page.type('New.').text()).toBe('One.\n\n* * *\n\nNew.\n\nTwo.\n')
  })

  it('makes no second scene break after a scene break', () => {
    const page = desk('One.|').run(newParagraph, newParagraph)
    expect(page.run(newParagraph).drawn()).toBe('One.\n\n* * *\n\n|')
  })

  it('takes an empty paragraph back out of the file when the caret leaves it', () => {
    const page = desk('One.|\n\nTwo.\n').run(newParagraph)
    expect(page.moveTo(1).drawn()).toBe('O|ne.\n\nTwo.\n')
  })

  it.each([
    ['was opened after one', 'One.|\n\nTwo.\n\nThree.\n', newParagraph],
    ['was opened before one', 'One.\n\n|Two.\n\nThree.\n', newParagraph],
    ['was left by its last word', 'One.\n\n[Two.]\n\nThree.\n', erase(false, 'char')],
  ])('brings an empty paragraph that %s back by one step, and what was before it by the next', (_, drawn, act) => {
    for (const to of ['start', 'end'] as const) {
      const page = desk(drawn).run(act)
      const open = page.drawn()
      page.moveTo(to === 'start' ? 1 : page.text().length - 2)
      expect(page.undo().drawn()).toBe(open)
      expect(page.undo().text()).toBe(drawn.replace(/[|[\]]/g, ''))
      expect(page.redo().text()).toBe(open.replace('|', ''))
    }
  })
})

describe('Shift+Enter', () => {
  it('breaks the line inside the paragraph', () => {
    const page = desk('One |two.\n').run(lineBreak)
    expect(page.text()).toBe('One \\\ntwo.\n')
    expect(page.lines()).toEqual(['One ', 'two.'])
  })

  it('goes on at the end of a paragraph', () => {
    const page = desk('One|\n\nThree.\n').run(lineBreak)
    expect(page.lines()).toEqual(['One', '', 'Three.'])
    expect(page.type('two').text()).toBe('One\\\ntwo\n\nThree.\n')
  })

  it('leaves no stray mark when nothing is written after it', () => {
    expect(desk('One|\n\nThree.\n').run(lineBreak).moveTo(0).text()).toBe('One\n\nThree.\n')
  })
})

describe('Backspace', () => {
  it.each([
    ['deletes one character', 'One|.\n', 'On|.\n'],
    ['deletes a whole emoji', 'a👩‍👩‍👧|b\n', 'a|b\n'],
    ['joins two paragraphs at the start of the second', 'One\n\n|two.\n', 'One|two.\n'],
    ['keeps a space between two sentences', 'One.\n\n|Two.\n', 'One. |Two.\n'],
    ['joins two halves of italics', '*on*\n\n*|e*\n', '*on|e*\n'],
    ['takes a scene break away', 'One.\n\n* * *\n\n|Two.\n', 'One.\n\n|Two.\n'],
    ['removes an emptied emphasis with its marks', 'a *b|* c\n', 'a | c\n'],
    ['keeps italics whole when they come to end in a space', '*one t|*\n', '*one* |\n'],
    ['joins over Windows line endings', 'One\r\n\r\n|two.\r\n', 'One|two.\r\n'],
    ['makes words of a heading at the start of the page', '# |One\n', '|One\n'],
    ['joins a line to the one before it', 'One\\\n|two\n', 'One |two\n'],
    ['removes an escape with its sign', 'a\\*| b\n', 'a| b\n'],
    ['does nothing at the start of the page', '|One.\n', '|One.\n'],
  ])('%s', (_, before, after) => {
    expect(desk(before).run(backspace).drawn()).toBe(after)
  })

  it('undoes Enter', () => {
    expect(desk('wo|rd\n').run(newParagraph, backspace).drawn()).toBe('wo|rd\n')
    expect(desk('One| two\n').run(newParagraph, backspace).drawn()).toBe('One |two\n')
    expect(desk('One.|\n\nTwo.\n').run(newParagraph, backspace).drawn()).toBe('One.|\n\nTwo.\n')
  })

  it('leaves an empty paragraph where its last character was', () => {
    expect(desk('One.\n\nx|\n\nTwo.\n').run(backspace).lines()).toEqual(['One.', '', 'Two.'])
  })
})

describe('Delete', () => {
  it.each([
    ['deletes the next character', 'O|ne.\n', 'O|e.\n'],
    ['joins two paragraphs at the end of the first', 'One|\n\ntwo.\n', 'One|two.\n'],
    ['takes a scene break away', 'One.|\n\n***\n\nTwo.\n', 'One.|\n\nTwo.\n'],
    ['does nothing at the end of the page', 'One.|\n', 'One.|\n'],
    ['keeps the marks of what is left', '*on|e two*\n', '*on| two*\n'],
  ])('%s', (_, before, after) => {
    expect(desk(before).run(del).drawn()).toBe(after)
  })
})

describe('Ctrl+Delete', () => {
  it.each([
    ['deletes the next word', 'One |two three.\n', 'One | three.\n'],
    ['deletes the first word of a paragraph and joins nothing', 'One.\n\n|Two three.\n', 'One.\n\n| three.\n'],
    ['leaves an empty paragraph where its only word was', 'One.\n\n|two\n\nThree.\n', 'One.\n\n|\n\nThree.\n'],
    ['joins the next paragraph at the end of one, and takes none of its words', 'One.|\n\nTwo three.\n', 'One. |Two three.\n'],
    ['joins it with its italics', 'One.|\n\n*Two* three.\n', 'One. |*Two* three.\n'],
    ['joins over Windows line endings', 'One.|\r\n\r\nTwo.\r\n', 'One. |Two.\r\n'],
    ['joins a heading as words', 'One.|\n\n# Two\n', 'One. |Two\n'],
    ['takes a scene break away', 'One.|\n\n* * *\n\nTwo.\n', 'One.|\n\nTwo.\n'],
    ['goes over a wrapped line end as over a space', 'one|\ntwo three\n', 'one| three\n'],
    ['does nothing at the end of the page', 'One.|\n', 'One.|\n'],
  ])('%s', (_, before, after) => {
    expect(desk(before).run(deleteWord).drawn()).toBe(after)
  })

  it('takes an empty paragraph away, and none of the next one’s words', () => {
    expect(desk('One.|\n\nTwo.\n').run(newParagraph, deleteWord).drawn()).toBe('One.\n\n|Two.\n')
  })
})

describe('Ctrl+Backspace', () => {
  it.each([
    ['deletes the word before', 'One two|.\n', 'One |.\n'],
    ['deletes the first word of a paragraph and joins nothing', 'One.\n\nTwo| three.\n', 'One.\n\n| three.\n'],
    ['joins the paragraph before at the start of one, and takes none of its words', 'One two.\n\n|Three.\n', 'One two. |Three.\n'],
    ['takes a scene break away', 'One.\n\n* * *\n\n|Two.\n', 'One.\n\n|Two.\n'],
    ['does nothing at the start of the page', '|One.\n', '|One.\n'],
  ])('%s', (_, before, after) => {
    expect(desk(before).run(wordBefore).drawn()).toBe(after)
  })
})

describe('the arrow keys', () => {
  it.each([
    ['cross a paragraph border', 'One.|\n\nTwo.\n', 'One.\n\n|Two.\n'],
    ['cross a border of Windows line endings', 'One.|\r\n\r\n\r\nTwo.', 'One.\r\n\r\n\r\n|Two.'],
    ['cross a scene break', 'One.|\n\n* * *\n\nTwo.\n', 'One.\n\n* * *\n\n|Two.\n'],
    ['cross a wrapped line end as a space', 'one|\ntwo\n', 'one\n|two\n'],
    ['cross a line break', 'one|\\\ntwo\n', 'one\\\n|two\n'],
  ])('%s in one press, there and back', (_, before, after) => {
    expect(desk(before).run(right).drawn()).toBe(after)
    expect(desk(after).run(left).drawn()).toBe(before)
  })

  it('pass the marks of italics without a press of their own', () => {
    const page = desk('|a *b* c\n')
    const seen = [page.drawn(), ...[1, 2, 3, 4, 5].map(() => page.run(right).drawn())]
    expect(seen).toEqual(['|a *b* c\n', 'a| *b* c\n', 'a |*b* c\n', 'a *b|* c\n', 'a *b* |c\n', 'a *b* c|\n'])
  })

  it('stay at the ends of the page', () => {
    expect(desk('One.|\n').run(right).drawn()).toBe('One.|\n')
    expect(desk('|One.\n').run(left).drawn()).toBe('|One.\n')
  })

  it('move by words, and over a border alone', () => {
    expect(desk('|one *two* three\n').run(rightWord, rightWord).drawn()).toBe('one *two|* three\n')
    expect(desk('one *two* |three\n').run(leftWord).drawn()).toBe('one |*two* three\n')
    expect(desk('one|\n\ntwo\n').run(rightWord).drawn()).toBe('one\n\n|two\n')
  })

  it('leave a selection at its end', () => {
    expect(desk('[One] two\n').run(right).drawn()).toBe('One| two\n')
    expect(desk('[One] two\n').run(left).drawn()).toBe('|One two\n')
  })
})

describe('emphasis', () => {
  const italic = toggle('em')
  const bold = toggle('strong')

  it.each([
    ['makes words italic', italic, 'one [two] three\n', 'one [*two]* three\n'],
    ['makes italics plain', italic, 'one *[two]* three\n', 'one [two] three\n'],
    ['leaves the spaces at the ends outside', italic, 'one[ two ]three\n', 'one[ *two* ]three\n'],
    ['joins italics it touches', italic, '*one* [two]\n', '*one* [*two]*\n'],
    ['makes part of italics plain', italic, '*one [two] three*\n', '*one* [two] *three*\n'],
    ['puts bold inside italics', bold, '*one [two] three*\n', '*one [**two]** three*\n'],
    ['crosses italics with bold', bold, '*one [two* three]\n', '*one [**two*** **three]**\n'],
    ['styles each paragraph of a selection', italic, '[one\n\ntwo]\n', '*[one*\n\n*two]*\n'],
  ])('%s', (_, command, before, after) => {
    expect(desk(before).run(command).text()).toBe(after.replace(/[[\]]/g, ''))
  })

  it('comes back to the same words when toggled twice', () => {
    const page = desk('one [two] three\n').run(italic)
    expect(page.run(italic).text()).toBe('one two three\n')
  })

  it('holds for the words typed next, their spaces included', () => {
    const page = desk('He said |').run(italic).type('not now')
    expect(page.text()).toBe('He said *not now*')
    expect(page.run(italic).type(' or ever').text()).toBe('He said *not now* or ever')
  })
})

describe('deleting a selection', () => {
  it.each([
    ['keeps the marks of what is left of italics', '*one [two* three]\n', '*one* |\n'],
    ['joins two paragraphs', 'One [two.\n\nThree] four.\n', 'One | four.\n'],
    ['can take everything', '[One.\n\nTwo.]\n', '|\n'],
  ])('%s', (_, before, after) => {
    expect(desk(before).run(backspace).drawn()).toBe(after)
  })
})

describe('a footnote', () => {
  const noted = 'Quiet|[^1] town.\n\n[^1]: So they said.\n'

  it('shows a raised mark where it is called and before its words, and no signs of the file', () => {
    expect(desk(noted).lines()).toEqual(['Quietfootnote 1 town.', 'footnote 1So they said.'])
    expect(desk(noted).lineClasses()).toEqual(['pw-paragraph pw-first', 'pw-footnote'])
  })

  it('is crossed in one press, and deleted whole', () => {
    expect(desk(noted).run(right).drawn()).toBe('Quiet[^1]| town.\n\n[^1]: So they said.\n')
    expect(desk(noted).run(right, left).drawn()).toBe(noted)
    expect(desk(noted).run(right, backspace).drawn()).toBe('Quiet| town.\n\n[^1]: So they said.\n')
    expect(desk(noted).run(del).drawn()).toBe('Quiet| town.\n\n[^1]: So they said.\n')
  })

  it('stays where its paragraph is parted beside it, or set in italics', () => {
    expect(desk('One|[^1] two.').run(newParagraph).text()).toBe('One\n\n[^1] two.')
    const page = desk('One[^1] two.|')
    page.view.dispatch({ selection: { anchor: 0, head: 11 } })
    expect(page.run(toggle('em')).text()).toBe('*One[^1] two*.')
  })

  it('is written in as other words are', () => {
    expect(desk('A.\n\n[^1]: So|.').type(' be it').text()).toBe('A.\n\n[^1]: So be it.')
    expect(desk('One[^1]| two.').type(',').text()).toBe('One[^1], two.')
  })
})

it('changes nothing in a page that is only for reading', () => {
  const page = desk('One|.\n\nTwo.\n', { readOnly: true })
  page.run(newParagraph, lineBreak, backspace, del, toggle('em'))
  expect(page.text()).toBe('One.\n\nTwo.\n')
})

it('edits the source view character by character, in the line endings of the file', () => {
  expect(desk('*one*|\r\ntwo', { source: true }).run(newParagraph).drawn()).toBe('*one*\r\n|\r\ntwo')
  expect(desk('*one*\r\n|two', { source: true }).run(backspace).drawn()).toBe('*one*|two')
  expect(desk('*one*|\r\ntwo', { source: true }).run(right).drawn()).toBe('*one*\r\n|two')
  expect(desk('*one|*', { source: true }).run(right).drawn()).toBe('*one*|')
})
