// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { desk } from './desk.testing'
import type { Desk } from './desk.testing'
import { fromHtml, fromText } from './incoming'
import { pasted } from './paste'
import { htmlText, passages, plainText } from './reading'

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
