/** On a narrow window the outline and the panel lie over the page. */
'use client'

import { useEffect, useRef } from 'react'

/** Narrower than this, nothing of the page can be seen beside them: `desk.css` says the same. */
export const NARROW = 760

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
