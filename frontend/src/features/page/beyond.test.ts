// @vitest-environment jsdom
import { EditorView, runScopeHandlers } from '@codemirror/view'
import { describe, expect, it } from 'vitest'
import { entrance } from './beyond'
import type { Entry, Way } from './beyond'
import { desk } from './desk.testing'
import { newParagraph } from './parting'
import { pageState } from './setup'

const nothing = () => undefined

/** A page among others: what its keys ask for beyond it, and whether there is anything. */
function among(drawn: string, there = true) {
  const asked: [forward: boolean, way: Way][] = []
  const prose = drawn.replace('|', '')
  const beyond = (forward: boolean, way: Way) => (asked.push([forward, way]), there)
  const state = pageState({ prose, label: 'Scene', readOnly: false, source: false }, { change: nothing, pasted: nothing, suggested: nothing, save: nothing, changeFocus: nothing, noteFocus: nothing, commentFocus: nothing, selected: nothing, beyond })
  const view = new EditorView({ state, parent: document.body })
  view.dispatch({ selection: { anchor: drawn.indexOf('|') } })
  const press = (key: string, ctrlKey = false) => {
    const codes: Record<string, number> = { ArrowRight: 39, ArrowLeft: 37, Delete: 46, Backspace: 8, End: 35, Home: 36 }
    runScopeHandlers(view, new KeyboardEvent('keydown', { key, ctrlKey, keyCode: codes[key] ?? 0 }), 'editor')
    return view
  }
  return { view, asked, press, text: () => view.state.doc.toString(), caret: () => view.state.selection.main.head }
}

describe('at the last words', () => {
  it.each(['ArrowRight', 'Ctrl+ArrowRight'])('%s goes on in the next scene, in one press', (key) => {
    const page = among('One.|\n')
    page.press(key.replace('Ctrl+', ''), key.startsWith('Ctrl'))
    expect(page.asked).toEqual([[true, 'near']])
    expect(page.caret()).toBe(4)
  })

  it('stays where nothing follows', () => {
    const page = among('One.|\n', false)
    page.press('ArrowRight')
    expect(page.caret()).toBe(4)
  })

  it('Delete leaves the next scene alone', () => {
    const page = among('One.|\n')
    page.press('Delete')
    expect(page.asked).toEqual([])
    expect(page.text()).toBe('One.\n')
  })

  it('goes on from an empty paragraph that was opened there', () => {
    const page = among('One.|\n')
    newParagraph(page.view)
    page.press('ArrowRight')
    expect(page.asked).toEqual([[true, 'near']])
  })
})

describe('at the first words', () => {
  it('Left goes back to the scene before', () => {
    const page = among('|One.\n')
    page.press('ArrowLeft')
    expect(page.asked).toEqual([[false, 'near']])
  })

  it('Backspace leaves the scene before alone', () => {
    const page = among('|One.\n')
    page.press('Backspace')
    expect(page.asked).toEqual([])
    expect(page.text()).toBe('One.\n')
  })
})

it('the arrows stay in the scene while words follow in it', () => {
  const page = among('One.|\n\nTwo.\n')
  page.press('ArrowRight')
  expect(page.asked).toEqual([])
  expect(page.caret()).toBe(6)
})

it('Ctrl+Home and Ctrl+End ask for the first and the last scene', () => {
  const page = among('On|e.\n')
  page.press('End', true)
  page.press('Home', true)
  expect(page.asked).toEqual([
    [true, 'far'],
    [false, 'far'],
  ])
})

describe('the caret comes in', () => {
  const come = (prose: string, entry: Entry) => {
    const page = desk(prose)
    entrance(page.view, entry)
    return page.drawn()
  }

  it('before the first words, past what is hidden there', () => {
    expect(come('\n# One\n\nTwo.\n', { at: 'start', x: null })).toBe('\n# |One\n\nTwo.\n')
  })

  it('after the last words', () => {
    expect(come('One.\n\n*Two.*\n\n', { at: 'end', x: null })).toBe('One.\n\n*Two.|*\n\n')
  })

  it('into a scene without words', () => {
    expect(come('\n', { at: 'end', x: null })).toMatch(/\|/)
  })
})
