/** The colours of both themes: read easily, and kept in one file. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(process.cwd(), 'src')
const tokens = readFileSync(join(root, 'theme/tokens.css'), 'utf8')

function block(start: string): Record<string, string> {
  const from = tokens.indexOf(start)
  const body = tokens.slice(tokens.indexOf('{', from) + 1, tokens.indexOf('}', from))
  return Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!]))
}

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
  const [r, g, b] = parts.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high! + 0.05) / (low! + 0.05)
}

const themes = { light: block(':root {'), dark: block(":root[data-theme='dark']") }

describe.each(Object.entries(themes))('the %s theme', (_, theme) => {
  it.each(['ink', 'muted', 'accent', 'agent', 'added', 'removed', 'warn', 'danger', 'ok'])('reads %s on page and desk', (name) => {
    for (const ground of ['page', 'desk']) expect(contrast(theme[name]!, theme[ground]!)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(['accent', 'agent', 'added', 'removed', 'warn'])('reads %s on its own tint', (name) => {
    expect(contrast(theme[name]!, theme[`${name}-tint`]!)).toBeGreaterThanOrEqual(4.5)
  })
  it('has strong ink and visible edges', () => {
    expect(contrast(theme['ink']!, theme['page']!)).toBeGreaterThanOrEqual(12)
    expect(contrast(theme['edge']!, theme['page']!)).toBeGreaterThanOrEqual(3)
    expect(contrast(theme['on-accent']!, theme['accent']!)).toBeGreaterThanOrEqual(4.5)
  })
})

it('is the same dark theme whether the system or the writer asked for it', () => {
  expect(block(":root:not([data-theme='light'])")).toEqual(themes.dark)
})

it('keeps hex colours out of every other style sheet', () => {
  const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
  for (const sheet of sheets.filter((name) => !name.endsWith('tokens.css'))) {
    expect(readFileSync(join(root, sheet), 'utf8'), sheet).not.toMatch(/#[0-9a-f]{3,8}\b/i)
  }
})
