// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { desk } from './desk.testing'
import { erase } from './erasing'
import { move } from './moving'
import { newParagraph } from './parting'
import { pageField } from './model'
import { pageState } from './setup'
import { scanBlocks } from './structure'

const PIECES = ['a', 'Word ', '*', '**', '_', '\n', '\n\n', '\r\n', '\r\n\r\n', '\r', '> ', '# ', '[^1]', '[^2]: ', '* * *', '\\', '  ', '“', '😀', '\t', 'é', '\u2028']

function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * below)
  }
}

const prose = (seed: number) => {
  const pick = numbers(seed)
  return Array.from({ length: pick(30) }, () => PIECES[pick(PIECES.length)]).join('')
}

const options = { label: 'Scene', readOnly: false }

it('opens any text and gives it back byte by byte', () => {
  for (let seed = 1; seed <= 250; seed++) {
    const text = prose(seed)
    for (const source of [false, true]) {
      expect(pageState({ ...options, prose: text, source }).doc.toString()).toBe(text)
    }
  }
})

it('changes no byte while the caret only walks about', () => {
  for (let seed = 1; seed <= 80; seed++) {
    const text = prose(seed)
    const page = desk('')
    page.view.setState(pageState({ ...options, prose: text, source: false }))
    const pick = numbers(seed)
    for (let i = 0; i < 12; i++) {
      page.run(move(pick(2) === 1, pick(3) ? 'char' : 'word', pick(4) === 0))
      page.moveTo(pick(text.length + 1))
    }
    expect(page.text()).toBe(text)
    page.view.destroy()
  }
})

it('reaches every stop by Right, and comes to the end of any text', () => {
  for (let seed = 1; seed <= 80; seed++) {
    const text = prose(seed)
    const page = desk('')
    page.view.setState(pageState({ ...options, prose: text, source: false }))
    page.moveTo(0)
    let last = -1
    let presses = 0
    for (let head = page.view.state.selection.main.head; head !== last; head = page.view.state.selection.main.head) {
      expect(head, JSON.stringify(text)).toBeGreaterThan(last)
      last = head
      presses++
      page.run(move(true, 'char', false))
    }
    expect(presses).toBeLessThanOrEqual(text.length + 1)
    page.view.destroy()
  }
})

it('keeps its model, after any edits, as if the text had just been opened', () => {
  for (let seed = 1; seed <= 80; seed++) {
    const page = desk('')
    page.view.setState(pageState({ ...options, prose: prose(seed), source: false }))
    const pick = numbers(seed + 1000)
    for (let i = 0; i < 15; i++) {
      page.moveTo(pick(page.text().length + 1))
      const act = pick(5)
      if (act === 0) page.run(newParagraph)
      else if (act === 1) page.run(erase(pick(2) === 1, 'char'))
      else if (act === 2) page.undo()
      else page.type(PIECES[pick(PIECES.length)]!.replace(/[\r\n]/g, 'x'))
      const { blocks, live, decorations } = page.view.state.field(pageField)
      expect(blocks).toEqual(scanBlocks(page.text(), 0, live))
      if (page.text() !== '') expect(drawnOf(decorations)).toEqual(drawnOf(freshly(page.text(), live)))
    }
    page.view.destroy()
  }
})

type Drawn = ReturnType<typeof freshly>

function drawnOf(set: Drawn): string[] {
  const out: string[] = []
  for (const at = set.iter(); at.value; at.next()) {
    const spec = at.value.spec as { class?: string; tagName?: string; widget?: object }
    out.push(`${at.from}-${at.to} ${spec.class ?? spec.tagName ?? spec.widget?.constructor.name ?? 'hidden'}`)
  }
  return out.sort()
}

function freshly(text: string, live: number | null) {
  if (live === null) return pageState({ ...options, prose: text, source: false }).field(pageField).decorations
  // The caret's open line needs an edit: the last character comes in with the caret set there.
  const opened = pageState({ ...options, prose: text.slice(0, -1), source: false })
  const from = Math.max(text.length - 1, 0)
  const edited = opened.update({ changes: { from, insert: text.slice(-1) }, selection: { anchor: live } })
  return edited.state.field(pageField).decorations
}
