/**
 * Who gets the keyboard back when what lay over the page is gone: who had it before. A dialog over a dialog gives it back
 * to that one; a button that somebody pointed at while they wrote in a page only borrowed it.
 */

/** What lies over the page, and is gone again. */
const LAYER = '[role=dialog], [role=menu]'
const DIALOG = '[role=dialog]'
const PAGE = '[data-focus-home]'
/** Where the keyboard goes when what had it is not there any more: among many pages to the one that one is at. */
const HOMES = [`[aria-current] ${PAGE}`, PAGE]

/** What had the keyboard last, of what lies over nothing. */
let resident: Element | null = null
/** The same within each dialog. */
const within = new WeakMap<Element, Element>()
/** Whether it is just now brought elsewhere by pointing. */
let pointing = false
/** Whether a page that is on its way is to have it: then nobody else gets it back. */
let promised = false

function came({ target }: FocusEvent): void {
  if (!(target instanceof Element)) return
  const dialog = target.closest(DIALOG)
  if (dialog) within.set(dialog, target)
  else if (!target.closest(LAYER) && !(pointing && borrows(target))) resident = target
}

/** Whether a button took it from a page only because it was pointed at. */
function borrows(target: Element): boolean {
  return target.closest('button') !== null && isSomewhere(resident) && resident.matches(PAGE)
}

function pressed(): void {
  pointing = false
  const at = document.activeElement
  // who goes on by keys from a button that they pointed at is there
  if (isSomewhere(at) && !at.closest(LAYER)) resident = at
}

if (typeof document !== 'undefined') {
  document.addEventListener('focusin', came, { capture: true })
  window.addEventListener('pointerdown', () => (pointing = true), { capture: true })
  window.addEventListener('keydown', pressed, { capture: true })
}

/** For `onCloseAutoFocus` of every dialog and menu. Who took the keyboard meanwhile keeps it. */
export function giveBack(event: Event): void {
  event.preventDefault()
  if (promised || isSomewhere(document.activeElement)) return
  bringBack()
}

/** Brings it to the dialog that is open, else to who had it, else to the page. */
function bringBack(): void {
  const dialog = [...document.querySelectorAll(DIALOG)].at(-1)
  const had = dialog ? within.get(dialog) : resident
  const to = isSomewhere(had ?? null) ? had : (dialog ?? home())
  if (to instanceof HTMLElement) to.focus()
}

/** A page that is on its way is to have the keyboard, or no longer. */
export function promiseKeyboard(is: boolean): void {
  promised = is
}

function home(): Element | null {
  return HOMES.map((each) => document.querySelector(each)).find((found) => found !== null) ?? null
}

/** Whether something has the keyboard, or can have it again. */
export function isSomewhere(element: Element | null): element is Element {
  return element !== null && element.isConnected && element !== document.body
}
