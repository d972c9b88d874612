/** The keys of the page. */
import type { KeyBinding } from '@codemirror/view'
import { toggle } from './emphasising'
import { erase } from './erasing'
import { side } from './moving'
import { lineBreak, newParagraph } from './parting'

const arrows = (right: boolean): KeyBinding => ({
  key: right ? 'ArrowRight' : 'ArrowLeft',
  run: side(right, 'char', false),
  shift: side(right, 'char', true),
})

const words = (right: boolean): Omit<KeyBinding, 'key'> => ({
  run: side(right, 'word', false),
  shift: side(right, 'word', true),
})

/** The bindings of the page. Tab is in none of them: it leaves the page. */
export const pageKeys: readonly KeyBinding[] = [
  arrows(true),
  arrows(false),
  { key: 'Mod-ArrowRight', mac: 'Alt-ArrowRight', ...words(true) },
  { key: 'Mod-ArrowLeft', mac: 'Alt-ArrowLeft', ...words(false) },
  { key: 'Backspace', run: erase(false, 'char'), shift: erase(false, 'char') },
  { key: 'Delete', run: erase(true, 'char') },
  { key: 'Mod-Backspace', mac: 'Alt-Backspace', run: erase(false, 'word') },
  { key: 'Mod-Delete', mac: 'Alt-Delete', run: erase(true, 'word') },
  { mac: 'Ctrl-h', run: erase(false, 'char') },
  { mac: 'Ctrl-d', run: erase(true, 'char') },
  { key: 'Enter', run: newParagraph, shift: lineBreak },
  { key: 'Mod-i', run: toggle('em'), preventDefault: true },
  { key: 'Mod-b', run: toggle('strong'), preventDefault: true },
]
