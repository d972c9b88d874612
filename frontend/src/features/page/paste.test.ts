// @vitest-environment jsdom
import { EditorView } from '@codemirror/view'
import { describe, expect, it } from 'vitest'
import { desk } from './desk.testing'
import type { Desk } from './desk.testing'
import { fromHtml, fromText } from './incoming'
import { pasted } from './paste'
import { htmlText, passages, plainText } from './reading'
import { pageState } from './setup'

function paste(page: Desk, data: { html?: string; text?: string }): Desk {
  const spec = pasted(page.view.state, data.html ? fromHtml(data.html) : fromText(data.text ?? ''))
  if (spec) page.view.dispatch(spec)
  return page
}

describe('paste', () => {
  it.each([
    ['keeps italics', 'a | b\n', 'x <i>y</i> <em>z</em>', 'a x *y z|* b\n'],
    ['keeps italics given as a style', '|\n', '<span style="font-style: italic">y</span> z', '*y* z|\n'],
    ['leaves bold, links, sizes and scripts behind', '|', '<script>no()</script><b style="font-size:30px">x</b> <a href="y">z</a>', 'x z|'],
    ['makes paragraphs of blocks and line breaks', 'a|b\n', '<h1>One</h1><p>Two</p>\n<div>Three<br>Four</div>', 'aOne\n\nTwo\n\nThree\n\nFour|b\n'],
    ['keeps stars and underscores as characters', '|', '<p>2 * 3 and a_b</p>', '2 \\* 3 and a\\_b|'],
    ['does not let a number sign make a heading', '|', '<p># One</p>', '\\# One|'],
    ['keeps a scene break', 'a|', '<p>One</p><hr><p>Two</p>', 'aOne\n\n* * *\n\nTwo|'],
    ['parts what stands in two cells', '|', '<table><tr><th>Hour</th><th>Tide</th></tr><tr><td>six</td><td>low</td></tr></table>', 'Hour Tide\n\nsix low|'],
    ['writes the line endings of the file', 'a|\r\nb', '<p>One</p><p>Two</p>', 'aOne\r\n\r\nTwo|\r\nb'],
  ])('%s', (_, before, html, after) => {
    expect(paste(desk(before), { html }).drawn()).toBe(after)
  })

  it('reads plain text by its blank lines, or by its lines when it has none', () => {
    expect(paste(desk('|'), { text: 'One\ntwo.\n\nThree.' }).text()).toBe('One two.\n\nThree.')
    expect(paste(desk('|'), { text: 'One.\r\nTwo.' }).text()).toBe('One.\n\nTwo.')
  })

  it('goes in the place of the selection, inside italics too', () => {
    expect(paste(desk('*one [two] three*\n'), { text: 'x' }).drawn()).toBe('*one* x|* three*\n'.replace('x|* three*', 'x| *three*'))
  })
})

describe('what was pasted', () => {
  const told: string[] = []
  const events = { change: () => undefined, suggested: () => undefined, save: () => undefined, changeFocus: () => undefined, noteFocus: () => undefined, commentFocus: () => undefined, selected: () => undefined, beyond: () => false, pasted: (text: string) => void told.push(text) }

  function page(prose: string): EditorView {
    told.length = 0
    return new EditorView({ state: pageState({ prose, label: 'Scene', readOnly: false, source: false }, events), parent: document.body })
  }

  /** Sends a clipboard event as the browser does; what was put on the clipboard stays in `data`. */
  function send(view: EditorView, type: 'cut' | 'copy' | 'paste', data: Map<string, string>): void {
    const clipboardData = { getData: (name: string) => data.get(name) ?? '', setData: (name: string, text: string) => void data.set(name, text) }
    view.contentDOM.dispatchEvent(Object.assign(new Event(type, { bubbles: true, cancelable: true }), { clipboardData }))
  }

  it('is told as it was put in', () => {
    const view = page('')
    send(view, 'paste', new Map([['text/html', '<p>One <i>two</i>.</p><p>Three</p>']]))
    expect(told).toEqual(['One *two*.\n\nThree'])
  })

  it('is nothing when words were cut here and only change their place, but a copy of them is', () => {
    const view = page('One two. Three.\n')
    const data = new Map<string, string>()
    view.dispatch({ selection: { anchor: 0, head: 8 } })
    send(view, 'cut', data)
    send(view, 'paste', data)
    expect([view.state.doc.toString().includes('One two.'), told]).toEqual([true, []])
    send(view, 'paste', data)
    expect(told).toEqual(['One two.'])
  })
})

describe('copy', () => {
  const text = 'One *two*\nthree\\*.\n\n* * *\n\n> four\\\n> five\n'

  it('gives plain words without marks and wrapping', () => {
    expect(plainText(passages(text))).toBe('One two three*.\n\n* * *\n\nfour\nfive')
    expect(plainText(passages(text, 5, 12))).toBe('two th')
  })

  it('gives HTML with italics and paragraphs', () => {
    expect(htmlText(passages('One *two*.\n\n***\n\n<b>x</b>'))).toBe('<p>One <em>two</em>.</p><hr><p>&lt;b&gt;x&lt;/b&gt;</p>')
  })

  it('comes back by paste as it was', () => {
    const back = paste(desk('|'), { html: htmlText(passages('One *two* 3 \\* 4.\n\nFive.')) })
    expect(back.text()).toBe('One *two* 3 \\* 4.\n\nFive.')
  })
})
