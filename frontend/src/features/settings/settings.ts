/** How the page looks and behaves for whoever writes in this browser: chosen once, remembered here, applied at once. */
'use client'

import { useSyncExternalStore } from 'react'

export const THEMES = ['system', 'light', 'dark'] as const
export const FACES = ['literata', 'source-serif', 'atkinson'] as const
export const EXTENTS = ['scene', 'chapter', 'book'] as const
export const SMALLEST = 16
export const LARGEST = 24

export interface Settings {
  theme: (typeof THEMES)[number]
  face: (typeof FACES)[number]
  /** The size of the page's type, in pixels. */
  size: number
  /** How much of the book stands in one scroll. */
  extent: (typeof EXTENTS)[number]
  /** The line that is written stays in the middle. */
  typewriter: boolean
  /** While one focuses on the page, only the paragraph that is written is in full ink. */
  dim: boolean
}

export const AT_FIRST: Settings = { theme: 'system', face: 'literata', size: 19, extent: 'scene', typewriter: false, dim: false }

const NAME = 'plotweaver.settings'

/** What was remembered, whatever an earlier edition or somebody else wrote there. */
export function understood(text: string | null): Settings {
  const said = mapping(text)
  const one = <Choice extends string>(choices: readonly Choice[], name: string, otherwise: Choice) => choices.find((each) => each === said[name]) ?? otherwise
  const size = Number.isInteger(said.size) ? (said.size as number) : AT_FIRST.size
  return {
    theme: one(THEMES, 'theme', AT_FIRST.theme),
    face: one(FACES, 'face', AT_FIRST.face),
    extent: one(EXTENTS, 'extent', AT_FIRST.extent),
    size: Math.min(Math.max(size, SMALLEST), LARGEST),
    typewriter: said.typewriter === true,
    dim: said.dim === true,
  }
}

function mapping(text: string | null): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(text ?? '{}')
    return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function remembered(): string | null {
  try {
    return window.localStorage.getItem(NAME)
  } catch {
    return null
  }
}

const listeners = new Set<() => void>()
let settings: Settings | null = null

export function currentSettings(): Settings {
  settings ??= understood(remembered())
  return settings
}

export function choose(choice: Partial<Settings>): void {
  settings = { ...currentSettings(), ...choice }
  try {
    window.localStorage.setItem(NAME, JSON.stringify(settings))
  } catch {
    // a browser that keeps nothing remembers it until the page is closed
  }
  changed()
}

function changed(): void {
  applySettings()
  for (const listener of [...listeners]) listener()
}

const FAMILIES: Record<Settings['face'], string> = { literata: 'Literata Variable', 'source-serif': 'Source Serif 4 Variable', atkinson: 'Atkinson Hyperlegible Next Variable' }

/** Draws the document as it was chosen. */
export function applySettings(): void {
  const { theme, face, size } = currentSettings()
  const { documentElement } = document
  if (theme === 'system') delete documentElement.dataset.theme
  else documentElement.dataset.theme = theme
  documentElement.style.setProperty('--page-size', `${size}px`)
  if (face === 'literata') documentElement.style.removeProperty('--font-page')
  else documentElement.style.setProperty('--font-page', `'${FAMILIES[face]}', Georgia, serif`)
}

function subscribe(listener: () => void): () => void {
  const elsewhere = (event: StorageEvent) => {
    if (event.key !== NAME) return
    settings = understood(event.newValue)
    changed()
  }
  listeners.add(listener)
  window.addEventListener('storage', elsewhere)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', elsewhere)
  }
}

export const useSettings = (): Settings => useSyncExternalStore(subscribe, currentSettings, () => AT_FIRST)
