/** Whether one asked for the notes on words that were brought in from elsewhere: remembered by book, in this browser. */
'use client'

import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
/** For a browser that keeps nothing, as long as the page is open. */
const asked = new Map<string, boolean>()

const nameOf = (project: string) => `plotweaver.notes.imported.${project}`

function read(project: string): boolean {
  const here = asked.get(project)
  if (here !== undefined) return here
  try {
    return window.localStorage.getItem(nameOf(project)) === 'yes'
  } catch {
    return false
  }
}

export function askForImported(project: string, yes: boolean): void {
  asked.set(project, yes)
  try {
    if (yes) window.localStorage.setItem(nameOf(project), 'yes')
    else window.localStorage.removeItem(nameOf(project))
  } catch {
    // a browser that keeps nothing remembers it until the page is closed
  }
  for (const listener of [...listeners]) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useImportedAsked = (project: string): boolean =>
  useSyncExternalStore(
    subscribe,
    () => read(project),
    () => false,
  )
