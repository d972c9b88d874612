/** On a narrow window the outline and the panel lie over the page. */
'use client'

import { useEffect, useRef } from 'react'

/** Narrower than this, nothing of the page can be seen beside them: `desk.css` says the same. */
export const NARROW = 760
/** Narrower than this, the panel lies over the page. */
export const BESIDE = 1100

/** What lies over the page, of what is open; null: nothing does. */
export function overThePage({ outline, panel }: { outline: boolean; panel: boolean }, width = window.innerWidth): 'outline' | 'panel' | null {
  if (panel && width < BESIDE) return 'panel'
  return outline && width < NARROW ? 'outline' : null
}

/** Whether the keyboard is in a field of what lies over the page, with words that nobody has kept yet. */
export function writesOver(at: Element | null): boolean {
  return (at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement) && at.closest('.desk-side') !== null && at.value !== ''
}

/** The keyboard comes back to where it was when what lay over the page is closed; `home`: where it goes if that is gone. */
export function useWayBack(over: boolean, home: () => void): void {
  const from = useRef<Element | null>(null)
  const current = useRef(home)
  useEffect(() => {
    current.current = home
  })
  useEffect(() => {
    if (over) {
      from.current = document.activeElement
      return
    }
    const back = from.current
    from.current = null
    // who has gone elsewhere with it stays there
    if (back === null || document.activeElement !== document.body) return
    if (back instanceof HTMLElement && back !== document.body && back.isConnected) back.focus()
    else current.current()
  }, [over])
}

/** What goes with all that is around the page, or comes with it, leaves the keyboard to the page. */
export function useFocusKept(alone: boolean, home: () => void): void {
  const current = useRef(home)
  const was = useRef(alone)
  useEffect(() => {
    current.current = home
  })
  useEffect(() => {
    const changed = was.current !== alone
    was.current = alone
    if (changed && document.activeElement === document.body) current.current()
  }, [alone])
}

/** What lies over the page makes way when the keyboard goes on beneath it. */
export function useMakeWay(makeWay: () => void): void {
  const current = useRef(makeWay)
  useEffect(() => {
    current.current = makeWay
  })
  useEffect(() => {
    function focused({ target }: FocusEvent) {
      const beneath = target instanceof Element && target.closest('.desk > main, .desk > footer') !== null
      if (beneath && window.innerWidth < NARROW) current.current()
    }
    document.addEventListener('focusin', focused)
    return () => document.removeEventListener('focusin', focused)
  }, [])
}
