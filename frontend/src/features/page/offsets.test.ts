import { expect, it } from 'vitest'
import { toCodePoints, toUtf16 } from './offsets'

const TEXT = 'a😀b\r\né𝒳'

it('counts a character outside the basic plane as one code point and two units', () => {
  expect(toUtf16(TEXT, 2)).toBe(3)
  expect(toCodePoints(TEXT, 3)).toBe(2)
})

it('goes there and back for every code point', () => {
  const points = [...TEXT].length
  for (let i = 0; i <= points; i++) expect(toCodePoints(TEXT, toUtf16(TEXT, i))).toBe(i)
})

it('stays within the text', () => {
  expect(toUtf16(TEXT, 99)).toBe(TEXT.length)
  expect(toUtf16(TEXT, -1)).toBe(0)
  expect(toCodePoints(TEXT, 99)).toBe([...TEXT].length)
})
