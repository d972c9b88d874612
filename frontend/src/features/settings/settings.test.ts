// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { AT_FIRST, applySettings, choose, currentSettings, understood } from './settings'

afterEach(() => choose(AT_FIRST))

describe('what was remembered', () => {
  it('is as it was chosen', () => {
    choose({ theme: 'dark', size: 22, extent: 'book', typewriter: true })
    expect(understood(window.localStorage.getItem('plotweaver.settings'))).toEqual(currentSettings())
  })

  it.each([
    ['nothing', null],
    ['no data', 'nonsense'],
    ['another kind of data', '[1]'],
    ['nothing at all in it', 'null'],
    ['choices that there are not', '{"theme":"pink","face":3,"extent":"shelf","size":"big","typewriter":"yes"}'],
  ])('is read as at first where there is %s', (_, text) => {
    expect(understood(text)).toEqual(AT_FIRST)
  })

  it('keeps the type between its bounds', () => {
    expect(understood('{"size":3}').size).toBe(16)
    expect(understood('{"size":300}').size).toBe(24)
  })
})

describe('the document', () => {
  const root = document.documentElement

  it('follows the computer, unless a theme was chosen', () => {
    choose({ theme: 'dark' })
    expect(root.dataset.theme).toBe('dark')
    choose({ theme: 'system' })
    expect(root.dataset.theme).toBeUndefined()
  })

  it('has the size and the face that were chosen', () => {
    choose({ size: 24, face: 'atkinson' })
    expect(root.style.getPropertyValue('--page-size')).toBe('24px')
    expect(root.style.getPropertyValue('--font-page')).toContain('Atkinson Hyperlegible Next')
    choose({ face: 'literata' })
    expect(root.style.getPropertyValue('--font-page')).toBe('')
  })

  it('is drawn so again when it is opened', () => {
    choose({ size: 20 })
    root.style.removeProperty('--page-size')
    applySettings()
    expect(root.style.getPropertyValue('--page-size')).toBe('20px')
  })
})
