/**
 * Which page takes the keyboard: the next one, where the last had it or somebody means to write there; and what is typed
 * before that page has come.
 */

import { promiseKeyboard } from '@/components/keyboard'

/** The page that is waited for, by its name; true: whichever comes next. */
let wanted: string | true | null = null
/** Takes what is typed meanwhile; a field of the browser's own, so that every way to type works. */
let field: HTMLTextAreaElement | null = null
/** What was typed for pages that have not come, by their names. */
const early = new Map<string, string>()

const EDITS = new Set(['Enter', 'Backspace', 'Delete', 'Dead', 'Process'])

/** The page that comes next takes the keyboard; `page`: only that one. */
export function writeNext(page: string | true = true): void {
  // what is typed for whichever comes next is for this one; what is typed for another waits for that
  if (typeof wanted === 'string' && wanted !== page) setAside(wanted)
  if (wanted === null) {
    window.addEventListener('keydown', divert, { capture: true })
    window.addEventListener('pointerdown', waitNoMore, { capture: true })
    promiseKeyboard(true)
  }
  wanted = page
}

/** A page was asked for: what is typed from now on is for it, and not for the field that it was asked in. */
export function writeWhatIsMade(): void {
  writeNext()
  takeKeys()
}

/** Whether somebody is in the text of a page: nothing may take it away then. */
export function writingNow(): boolean {
  return document.activeElement?.matches('.cm-content') === true
}

/** A page goes; the next takes over the keyboard that it had. */
export function left(hadKeyboard: boolean): void {
  if (hadKeyboard && wanted === null) writeNext()
}

/** Whether the page that just came is to take the keyboard; it is told so once. */
export function takesKeyboard(page: string): boolean {
  if (wanted !== true && wanted !== page) return false
  setAside(page)
  waitNoMore()
  return true
}

/** Whether another page than this one is waited for: the keyboard that this one has is not meant for it. */
export function awaitsAnother(page: string): boolean {
  return typeof wanted === 'string' && wanted !== page
}

/** What was typed for a page before it came; it is given away once. */
export function earlyWords(page: string): string {
  const words = early.get(page) ?? ''
  early.delete(page)
  return words
}

/** No page comes any more, or one's hands went elsewhere; what was typed for a page waits for it all the same. */
export function waitNoMore(): void {
  if (typeof wanted === 'string') setAside(wanted)
  window.removeEventListener('keydown', divert, { capture: true })
  window.removeEventListener('pointerdown', waitNoMore, { capture: true })
  promiseKeyboard(false)
  wanted = null
  field?.remove()
  field = null
}

/** Keeps the words in the field for the page that they were meant for. */
function setAside(page: string): void {
  if (field === null || field.value === '') return
  early.set(page, (early.get(page) ?? '') + field.value)
  field.value = ''
}

/** A key that writes goes into the field, unless something else than a page has the keyboard. */
function divert(event: KeyboardEvent): void {
  const { activeElement } = document
  if (activeElement === field && field !== null) return
  if (activeElement !== null && activeElement !== document.body && !activeElement.matches('[data-focus-home]')) return
  if (!writes(event)) return
  takeKeys()
  // the browser writes into what has the keyboard now; the page that had it does not hear of the key
  event.stopPropagation()
}

/** Brings the keyboard into the field; a dialog that is open lets it go nowhere but within itself. */
function takeKeys(): void {
  if (field === null) {
    field = document.createElement('textarea')
    field.className = 'sr-only'
    field.setAttribute('aria-label', 'Words for the scene that is opening')
  }
  const ground = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document.body
  // the dialog that it was in may be gone, and it with it
  if (field.parentElement !== ground) ground.append(field)
  field.focus()
}

function writes(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event
  const shortcut = (ctrlKey || metaKey || altKey) && !event.getModifierState('AltGraph')
  return !shortcut && (key.length === 1 || EDITS.has(key))
}
