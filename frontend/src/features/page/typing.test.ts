// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { desk } from './desk.testing'
import { newParagraph } from './parting'
import { curly, marksOf } from './quotes'
import type { GuideMarks } from './quotes'

describe('quotes', () => {
  it.each([
    ['', '"', '“'],
    ['He said ', '"', '“'],
    ['“No', '"', '”'],
    ['“No.', '"', '”'],
    ['“I was—', '"', '”'],
    ['He turned—', '"', '“'],
    ['(', '"', '“'],
    ['‘', '"', '“'],
    ['don', "'", '’'],
    ['“', "'", '‘'],
    ['the boats', "'", '’'],
  ])('after %j, %s becomes %s', (before, straight, curved) => {
    expect(curly(before, straight as '"' | "'", marksOf('en', null))).toBe(curved)
  })

  it.each<[string, string, GuideMarks, string, string]>([
    ['English', 'en', 'double', `"Don't," he said. "'Never' is long."`, '“Don’t,” he said. “‘Never’ is long.”'],
    ['English single', 'en-GB', 'single', `"Don't," he said. "She said "no"."`, '‘Don’t,’ he said. ‘She said “no”.’'],
    ['English single, with its own key', 'en-GB', 'single', `'Don't,' he said.`, '‘Don’t,’ he said.'],
    ['German', 'de-AT', null, `"Ich hab's," rief er. "'Nie' ist lang."`, '„Ich hab’s,“ rief er. „‚Nie‘ ist lang.“'],
    ['German pointed', 'de', 'guillemets', '"Ja", rief er.', '»Ja«, rief er.'],
    ['French', 'fr', null, `"L'oui" dit-il.`, '«\u202fL’oui\u202f» dit-il.'],
    ['French curly', 'fr', 'double', '"Oui" dit-il.', '“Oui” dit-il.'],
    ['Swiss French', 'fr-CH', null, '"Oui"', '«Oui»'],
    ['Polish', 'pl', null, '"Tak"', '„Tak”'],
    ['Swedish', 'sv', 'double', '"Ja", sade han. "Nej"', '”Ja”, sade han. ”Nej”'],
    ['a language of no rule here', 'xx', 'dashes', '"No"', '“No”'],
  ])('are those of the book: %s', (_, language, marks, typed, curled) => {
    expect(desk('|', { style: { language, marks } }).type(typed).text()).toBe(curled)
  })

  it('of more than one character are gone back to in one undo, too', () => {
    const page = desk('|', { style: { language: 'fr', marks: null } }).type('Il dit "')
    expect(page.text()).toBe('Il dit «\u202f')
    expect(page.undo().text()).toBe('Il dit "')
  })

  it('curl as one types', () => {
    expect(desk('|').type(`"Don't," he said. "'Never' is long."`).text()).toBe('“Don’t,” he said. “‘Never’ is long.”')
  })

  it('look past the marks of italics', () => {
    expect(desk('*|One*').type('"').text()).toBe('*“One*')
    expect(desk('“*No|*').type('"').text()).toBe('“*No”*')
  })

  it('go back to straight in one undo, the words around them untouched', () => {
    const page = desk('|').type('He said "')
    expect(page.undo().text()).toBe('He said "')
    expect(page.redo().text()).toBe('He said “')
    expect(page.type('No').undo().text()).toBe('He said “')
  })
})

describe('typing', () => {
  it.each([
    ['lands at the end of a paragraph', 'One|\n\nTwo\n', 'x', 'Onex|\n\nTwo\n'],
    ['lands at the start of a paragraph', 'One\n\n|Two\n', 'x', 'One\n\nx|Two\n'],
    ['stays inside italics at their end', 'a *b|* c\n', 'x', 'a *bx|* c\n'],
    ['starts italics at the start of a paragraph', '|*b* c\n', 'x', '*x|b* c\n'],
    ['keeps italics whole over a space', 'a *b|*\n', ' c', 'a *b c|*\n'],
    ['turns underscores to stars where a letter comes beside them', 'a |_b_ c\n', 'x', 'a x|*b* c\n'],
    ['types over a wrapped line end', 'one|\ntwo\n', ' a ', 'one\na |two\n'],
    ['swallows a space at the start of a paragraph', '|One\n', ' ', '|One\n'],
    ['starts a new paragraph after a last scene break', 'One\n\n* * *|', 'Two', 'One\n\n* * *\n\nTwo|'],
    ['takes the style of the words it replaces', 'a [*b*] c\n', 'xy', 'a *xy|* c\n'],
    ['replaces a selection and keeps the marks around it', 'a *b [c* d]\n', 'x', 'a *b x|*\n'],
  ])('%s', (_, before, words, after) => {
    expect(desk(before).type(words).drawn()).toBe(after)
  })

  it('shows a line of dashes or stars as words until the caret leaves it', () => {
    const page = desk('One.|\n').run(newParagraph).type('—')
    expect(page.lines()).toEqual(['One.', '—'])
    expect(page.type(' Hola.').text()).toBe('One.\n\n— Hola.\n')
    const stars = desk('One.|\n').run(newParagraph).type('***')
    expect(stars.moveTo(0).lines()).toEqual(['One.', '⁂'])
  })
})
