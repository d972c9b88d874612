/** Moves between screens without loading the page again. */
'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { ComponentProps, MouseEvent } from 'react'
import { parseRoute, pathOf } from './routes'
import type { Route } from './routes'

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}

/** Goes to a screen; `replace` leaves no step to come back to. */
export function navigate(route: Route, replace = false): void {
  const path = pathOf(route)
  if (path !== window.location.pathname) window.history[replace ? 'replaceState' : 'pushState'](null, '', path)
  for (const listener of [...listeners]) listener()
}

/** The screen to draw; null while the page is not yet in a browser. */
export function useRoute(): Route | null {
  const path = useSyncExternalStore(
    subscribe,
    () => window.location.pathname,
    () => null,
  )
  return useMemo(() => (path === null ? null : parseRoute(path)), [path])
}

/** A link to a screen: a real address, so that it opens in a new tab too. */
export function Link({ to, onClick, ...rest }: Omit<ComponentProps<'a'>, 'href'> & { to: Route }) {
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(to)
  }
  return <a {...rest} href={pathOf(to)} onClick={follow} />
}
