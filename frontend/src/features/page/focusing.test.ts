// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest'
import { awaitsAnother, earlyWords, takesKeyboard, waitNoMore, writeNext, writeWhatIsMade, writingNow } from './focusing'

afterEach(() => {
  waitNoMore()
  document.body.replaceChildren()
})

/** Press a key where the keyboard is, and write what it writes, as a browser would. */
function press(key: string, more: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body
  let heard = false
  const hear = () => (heard = true)
  target.addEventListener('keydown', hear)
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))
  target.removeEventListener('keydown', hear)
  const now = document.activeElement
  if (now instanceof HTMLTextAreaElement && key.length === 1) now.value += key
  return heard
}

function page(): HTMLElement {
  const content = document.createElement('div')
  content.tabIndex = 0
  content.dataset.focusHome = ''
  document.body.append(content)
  return content
}

it('what is typed before the page has come is the page’s, once', () => {
  writeNext('mole')
  for (const key of ['S', 'o']) press(key)
  expect(takesKeyboard('mole')).toBe(true)
  expect(earlyWords('mole')).toBe('So')
  expect(earlyWords('mole')).toBe('')
  expect(document.querySelector('textarea')).toBeNull()
})

it('the page that one leaves hears nothing of it', () => {
  page().focus()
  writeNext('mole')
  expect(press('S')).toBe(false)
  takesKeyboard('mole')
  expect(earlyWords('mole')).toBe('S')
})

it('words wait for the page that they were meant for, and no other takes them', () => {
  writeNext('mole')
  press('S')
  writeNext('ring')
  press('T')
  expect(takesKeyboard('mole')).toBe(false)
  expect(takesKeyboard('ring')).toBe(true)
  expect([earlyWords('ring'), earlyWords('mole')]).toEqual(['T', 'S'])
})

it('where it is not known which page comes, the words are for the one that comes', () => {
  writeNext()
  press('S')
  writeNext('mole')
  press('o')
  takesKeyboard('mole')
  expect(earlyWords('mole')).toBe('So')
})

it('shortcuts, and keys for anything that is no page, are left alone', () => {
  writeNext('mole')
  expect(press('ArrowDown', { altKey: true })).toBe(true)
  const field = document.createElement('input')
  document.body.append(field)
  field.focus()
  expect(press('x')).toBe(true)
  takesKeyboard('mole')
  expect(earlyWords('mole')).toBe('')
})

it('who points elsewhere waits no more, and what was typed is kept for the page', () => {
  writeNext('mole')
  press('S')
  expect([awaitsAnother('ring'), awaitsAnother('mole')]).toEqual([true, false])
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  expect(awaitsAnother('ring')).toBe(false)
  expect(takesKeyboard('mole')).toBe(false)
  expect(earlyWords('mole')).toBe('S')
})

it('when no page comes any more, keys are nobody’s business', () => {
  writeNext('mole')
  waitNoMore()
  expect(press('S')).toBe(true)
  expect(takesKeyboard('mole')).toBe(false)
})

it('somebody writes while the keyboard is in the text of a page, and nowhere else', () => {
  const content = page()
  expect(writingNow()).toBe(false)
  content.className = 'cm-content'
  content.focus()
  expect(writingNow()).toBe(true)
  const field = document.createElement('input')
  document.body.append(field)
  field.focus()
  expect(writingNow()).toBe(false)
})

it('a dialog that asked for a page keeps nothing of what is typed after', () => {
  const dialog = document.createElement('div')
  dialog.setAttribute('role', 'dialog')
  const title = document.createElement('input')
  dialog.append(title)
  document.body.append(dialog)
  title.focus()
  writeWhatIsMade()
  press('S')
  expect(dialog.contains(document.activeElement)).toBe(true)
  writeNext('mole')
  // and the field goes with it
  dialog.remove()
  press('o')
  takesKeyboard('mole')
  expect([title.value, earlyWords('mole')]).toEqual(['', 'So'])
})
