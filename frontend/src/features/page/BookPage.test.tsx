// @vitest-environment jsdom
import { act, createRef } from 'react'
import { createRoot } from 'react-dom/client'
import type { Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import './desk.testing'
import { BookPage } from './BookPage'
import type { BookPageProps } from './BookPage'
import type { BookPageHandle } from './PageEditor'
import type { PageChange } from './review-widgets'
import { EditorView } from '@codemirror/view'
import { undo } from '@codemirror/commands'
import { earlyWords, writeNext } from './focusing'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let root: Root
let host: HTMLElement
let props: BookPageProps
const ref = createRef<BookPageHandle>()

beforeEach(() => {
  host = document.createElement('div')
  document.body.append(host)
  root = createRoot(host)
})

afterEach(() => {
  act(() => root.unmount())
  host.remove()
})

function show(next: Partial<BookPageProps>): void {
  props = { ...props, ...next }
  act(() => root.render(<BookPage {...props} ref={ref} />))
}

function open(prose: string, more: Partial<BookPageProps> = {}): void {
  props = { title: 'On the mole', prose }
  show(more)
}

const content = () => host.querySelector<HTMLElement>('.cm-content')!
const editor = () => EditorView.findFromDOM(content())!
const lines = () => [...host.querySelectorAll('.cm-line')].map((line) => line.textContent)

const change = (more: Partial<PageChange>): PageChange => ({
  id: 'c1',
  kind: 'replace',
  from: 4,
  to: 7,
  before: 'two',
  after: '2',
  decision: 'undecided',
  ...more,
})

describe('the page', () => {
  it('reads as a book', () => {
    open('# One\n\nThe *wind*\nhad gone.\n\n“You read it,”\r\nhe said.\r\n\r\n* * *\n\nEnd.\n')
    expect(lines()).toEqual(['One', 'The wind had gone.', '“You read it,” he said.', '⁂', 'End.'])
    const classes = [...host.querySelectorAll('.cm-line')].map((line) => line.className.replace('cm-line ', ''))
    expect(classes).toEqual(['pw-heading pw-h1', 'pw-paragraph pw-first', 'pw-paragraph', 'pw-break', 'pw-paragraph pw-first'])
    expect(host.querySelector('em')?.textContent).toBe('wind')
    expect(host.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('scene break')
  })

  it('has a name, the browser’s spelling and a title', () => {
    open('One.', { label: 'Scene text' })
    expect(content().getAttribute('aria-label')).toBe('Scene text')
    expect(content().getAttribute('spellcheck')).toBe('true')
    expect(host.querySelector('h1')?.textContent).toBe('On the mole')
  })

  it('saves on Ctrl+S and never takes Tab', () => {
    let saves = 0
    open('One.', { onSave: () => saves++ })
    const press = (key: string, ctrlKey: boolean) => {
      const event = new KeyboardEvent('keydown', { key, ctrlKey, keyCode: key === 'Tab' ? 9 : 83, bubbles: true, cancelable: true })
      return content().dispatchEvent(event)
    }
    expect(press('s', true)).toBe(false)
    expect(saves).toBe(1)
    expect(press('Tab', false)).toBe(true)
  })

  it('leaves the keys of the desk alone', () => {
    open('One.\n\nTwo.')
    const taken = (key: string, keyCode: number, mods: KeyboardEventInit) =>
      !content().dispatchEvent(new KeyboardEvent('keydown', { key, keyCode, ...mods, bubbles: true, cancelable: true }))
    const ctrl = { ctrlKey: true }
    expect(taken('k', 75, ctrl) || taken('j', 74, ctrl) || taken('.', 190, ctrl) || taken('\\', 220, ctrl)).toBe(false)
    expect(taken('/', 191, ctrl) || taken('f', 70, ctrl) || taken('F9', 120, {}) || taken('Escape', 27, {})).toBe(false)
    expect(taken('ArrowUp', 38, { altKey: true }) || taken('ArrowDown', 40, { altKey: true })).toBe(false)
  })

  it('shows the file’s own characters in the source view, and keeps undo across it', () => {
    open('*One*\n\nTwo.\n')
    act(() => editor().dispatch({ changes: { from: 0, insert: 'x' }, userEvent: 'input.type' }))
    show({ source: true, prose: 'x*One*\n\nTwo.\n' })
    expect(lines()).toEqual(['x*One*', '', 'Two.', ''])
    act(() => void undo(editor()))
    expect(ref.current?.text()).toBe('*One*\n\nTwo.\n')
  })
})

describe('what was typed before the page came', () => {
  it('is typed into it, with paragraphs and quotation marks as if it had been typed there', () => {
    writeNext('mole')
    const key = new KeyboardEvent('keydown', { key: '"', bubbles: true })
    act(() => void document.body.dispatchEvent(key))
    const field = document.activeElement as HTMLTextAreaElement
    field.value = '"So," he said.\n'
    const heard: string[] = []
    open('One.\n', { name: 'mole', onChange: (prose) => heard.push(prose.toString()) })
    expect(ref.current?.text()).toBe('“So,” he said.\n\nOne.\n')
    expect(heard.at(-1)).toBe(ref.current?.text())
    expect(document.activeElement).toBe(content())
  })

  it('waits while its page is only read', () => {
    writeNext('mole')
    act(() => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'S', bubbles: true })))
    ;(document.activeElement as HTMLTextAreaElement).value = 'So'
    open('One.\n', { name: 'mole', readOnly: true })
    expect(ref.current?.text()).toBe('One.\n')
    expect(earlyWords('mole')).toBe('So')
  })
})

describe('prose from outside', () => {
  it('tells what was written, but not what came from outside', () => {
    const heard: string[] = []
    open('One.\n', { onChange: (prose) => heard.push(prose.toString()) })
    act(() => editor().dispatch({ changes: { from: 4, insert: ' Two.' } }))
    show({ prose: 'One. Two.\n' })
    show({ prose: 'Zero. One. Two.\n' })
    expect(heard).toEqual(['One. Two.\n'])
    expect(ref.current?.text()).toBe('Zero. One. Two.\n')
  })

  it('leaves the caret by its word and undo to the writer’s own steps', () => {
    open('One.\n\nTwo.\n')
    act(() => editor().dispatch({ changes: { from: 10, insert: ' Mine.' }, selection: { anchor: 16 }, userEvent: 'input' }))
    show({ prose: 'Theirs. One.\n\nTwo. Mine.\n' })
    expect(editor().state.selection.main.head).toBe(24)
    act(() => void undo(editor()))
    expect(ref.current?.text()).toBe('Theirs. One.\n\nTwo.\n')
  })

  it('does not take the writer’s own words for news, though they come late', () => {
    open('a', { edition: 1 })
    act(() => editor().dispatch({ changes: { from: 1, insert: 'b' } }))
    act(() => editor().dispatch({ changes: { from: 2, insert: 'c' } }))
    show({ prose: 'ab' })
    expect(ref.current?.text()).toBe('abc')
  })

  it('is taken up though the page began with the same', () => {
    open('a', { edition: 1 })
    act(() => editor().dispatch({ changes: { from: 1, insert: 'b' } }))
    show({ edition: 2 })
    expect(ref.current?.text()).toBe('a')
  })

  it('never cuts a character in half', () => {
    open('a😀b')
    show({ prose: 'a😃b' })
    expect(ref.current?.text()).toBe('a😃b')
  })
})

describe('a suggestion', () => {
  it('strikes what it removes and shows what it adds, both named', () => {
    open('One two three.\n', { changes: [change({})] })
    expect(host.querySelector('del')?.textContent).toContain('two')
    expect(lines()[0]).toBe('One removed: twoadded: 2 three.')
    expect(host.querySelector('ins')?.dataset['change']).toBe('c1')
    expect(ref.current?.text()).toBe('One two three.\n')
  })

  it('shows new paragraphs as plain text beside a rule', () => {
    open('One.\n\nTwo.\n', { changes: [change({ kind: 'insert', from: 4, to: 4, before: '', after: '\n\nNew *one*.\n\nNew two.' })] })
    const text = host.querySelector('.pw-new-text')
    expect([...text!.querySelectorAll('p')].map((p) => p.textContent)).toEqual(['New one.', 'New two.'])
    expect(text?.previousElementSibling?.textContent).toBe('One.')
    expect(host.querySelector('ins')).toBeNull()
  })

  it.each([0, 6, 10, 11])('puts a new paragraph in its place at %i', (from) => {
    const after = from === 10 ? '\n\nNew.' : 'New.\n\n'
    open('One.\n\nTwo.\n', { changes: [change({ kind: 'insert', from, to: from, before: '', after })] })
    const order = [...content().children].map((child) => child.querySelector('p')?.textContent ?? child.textContent)
    const expected = { 0: ['New.', 'One.', 'Two.'], 6: ['One.', 'New.', 'Two.'] }[from] ?? ['One.', 'Two.', 'New.']
    expect(order).toEqual(expected)
  })

  it('tells kept, left out and undecided apart without colour', () => {
    open('One two three.\n', { changes: [change({ decision: 'kept' })] })
    expect(lines()[0]).toBe('One removed, kept: twoadded, kept: 2✓ three.')
    show({ changes: [change({ decision: 'left_out' })] })
    expect(lines()[0]).toBe('One removed, left out: twoadded, left out: 2✕ three.')
  })

  it('outlines the change in focus and says which one was pressed', () => {
    const pressed: string[] = []
    open('One two three.\n', { changes: [change({})], focusedChange: 'c1', onChangeFocus: (id) => pressed.push(id) })
    expect(host.querySelectorAll('.pw-focused')).toHaveLength(2)
    host.querySelector('ins')!.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(pressed).toEqual(['c1'])
  })

  it('stays by its words while one writes, and when it is decided', () => {
    open('One two three.\n', { changes: [change({})] })
    act(() => editor().dispatch({ changes: { from: 0, insert: 'Well: ' }, userEvent: 'input' }))
    show({ prose: 'Well: One two three.\n', changes: [change({ decision: 'kept' })] })
    expect(lines()[0]).toBe('Well: One removed, kept: twoadded, kept: 2✓ three.')
  })

  it('shows a dash or a star as the words they are', () => {
    open('One two three.\n', { changes: [change({ after: '—' })] })
    expect(lines()[0]).toBe('One removed: twoadded: — three.')
  })

  it('shows where a removed paragraph ends', () => {
    open('One.\n\nTwo.\n', { changes: [change({ kind: 'delete', from: 2, to: 9, before: 'e.\n\nTwo', after: '' })] })
    expect(lines()).toEqual(['Onremoved: e. ¶ ', 'Two.'])
  })

  it('reads clean where the writer has moved the words', () => {
    open('One two three.\n', { changes: [change({})] })
    act(() => editor().dispatch({ changes: { from: 0, insert: 'Well: ' }, userEvent: 'input' }))
    show({ prose: 'Well: One two three.\n', cleanRead: true })
    expect([...host.querySelectorAll('.pw-host')].at(-1)?.querySelector('.cm-line')?.textContent).toBe('Well: One 2 three.')
  })

  it('reads clean with everything that is not left out, and comes back unchanged', () => {
    const changes = [change({}), change({ id: 'c2', from: 8, to: 13, before: 'three', after: '3', decision: 'left_out' })]
    open('One two three.\n', { changes, cleanRead: true })
    const clean = [...host.querySelectorAll('.pw-host')].at(-1)!
    expect(clean.querySelector('.cm-line')?.textContent).toBe('One 2 three.')
    expect(clean.querySelector('ins, del')).toBeNull()
    expect(ref.current?.text()).toBe('One two three.\n')
    show({ cleanRead: false })
    expect(host.querySelectorAll('.pw-host')).toHaveLength(1)
  })
})

describe('notes on a page that is written on', () => {
  const prose = 'The color of slate, and gray rain.'
  const at = (quote: string) => ({ id: quote, from: prose.indexOf(quote), to: prose.indexOf(quote) + quote.length, label: 'Noted', quote })
  const marked = () => [...host.querySelectorAll('[data-note]')].map((each) => each.textContent)

  it('keep their underlines but for those whose own words were changed', () => {
    open(prose, { notes: [at('color'), at('gray')] })
    act(() => ref.current?.replaceText(prose.replace('color', 'colour')))
    act(() => ref.current?.select(4, 10))
    expect(marked()).toEqual(['gray'])
    act(() => ref.current?.replaceText('Look. The colour of slate, and gray rain.'))
    act(() => ref.current?.select(0, 0))
    expect(marked()).toEqual(['gray'])
  })

  it('are not underlined where other words stand by now', () => {
    open('Other words altogether, and gray rain.', { notes: [at('color'), { ...at('gray'), from: 28, to: 32 }] })
    expect(marked()).toEqual(['gray'])
  })
})

describe('notes', () => {
  const notes = [0, 1, 2, 3, 4, 5, 6].map((i) => ({ id: `n${i}`, from: i * 2, to: i * 2 + 1, label: `Repeated: ${i}` }))
  const shown = () => host.querySelectorAll('[data-note]').length

  it('are at most five, and none while one types', () => {
    open('a b c d e f g h', { notes })
    expect(shown()).toBe(5)
    act(() => editor().dispatch({ changes: { from: 15, insert: 'x' }, userEvent: 'input.type' }))
    expect(shown()).toBe(0)
    act(() => editor().dispatch({ selection: { anchor: 0 } }))
    expect(shown()).toBe(5)
  })

  it('say which one was pressed', () => {
    const pressed: string[] = []
    open('a b c', { notes: notes.slice(0, 1), onNoteFocus: (id) => pressed.push(id) })
    host.querySelector('[data-note]')!.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(pressed).toEqual(['n0'])
  })
})

it('replaces the whole text as one step that can be undone', () => {
  open('One.\n')
  act(() => ref.current?.replaceText('Two.\n'))
  expect(ref.current?.text()).toBe('Two.\n')
  act(() => void undo(editor()))
  expect(ref.current?.text()).toBe('One.\n')
})

describe('words that somebody commented on', () => {
  const prose = 'She waited. He came at noon.\n'
  const comments = { prose, all: [{ id: 'k', from: 12, to: 28, label: 'Ben: Why noon?' }], chosen: null }
  const marked = () => [...host.querySelectorAll('mark')].map((each) => each.textContent).join('')

  it('are marked, move along with what is written, and are chosen by a click', () => {
    const chosen: string[] = []
    open(prose, { comments, onCommentFocus: (id) => chosen.push(id) })
    expect(marked()).toBe('He came at noon.')
    act(() => editor().dispatch({ changes: { from: 0, insert: 'At dawn. ' } }))
    expect(marked()).toBe('He came at noon.')
    act(() => host.querySelector('mark')!.dispatchEvent(new MouseEvent('click', { bubbles: true })))
    expect(chosen).toEqual(['k'])
  })

  it('are found in words that the page is ahead with', () => {
    open(`At dawn. ${prose}`, { comments })
    expect(marked()).toBe('He came at noon.')
    show({ comments: { ...comments, chosen: 'k' } })
    expect(host.querySelector('.pw-comment-chosen')).not.toBeNull()
  })

  it('are not marked in the source, nor where they are gone', () => {
    open('She waited.\n', { comments })
    expect(marked()).toBe('')
    show({ prose, source: true })
    expect(marked()).toBe('')
  })

  it('can be marked anew: the page tells what is selected and when nothing is', () => {
    const told: [number, number][] = []
    open(prose, { onSelected: (from, to) => told.push([from, to]) })
    act(() => editor().dispatch({ selection: { anchor: 0, head: 10 } }))
    act(() => editor().dispatch({ selection: { anchor: 3 } }))
    act(() => editor().dispatch({ selection: { anchor: 4 } }))
    expect(told).toEqual([[0, 10], [3, 3]])
  })
})
