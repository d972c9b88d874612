import { describe, expect, it } from 'vitest'
import { scanBlocks, shapeOf } from './structure'

const kinds = (text: string) => scanBlocks(text).map((block) => block.shape.kind)
const texts = (text: string) => scanBlocks(text).map((block) => text.slice(block.from, block.to))

describe('blocks', () => {
  it('are parted by blank lines alone', () => {
    expect(texts('\nOne\ntwo.\n \t\nThree.\r\n\r\n\r\nFour.\n')).toEqual(['One\ntwo.', 'Three.', 'Four.'])
  })

  it.each([
    ['# The mole', 'heading'],
    ['> one\n> two', 'quote'],
    ['one  \ntwo  \nthree', 'verse'],
    ['one\\\ntwo', 'verse'],
    ['one  \ntwo\nthree', 'paragraph'],
    ['* * *', 'break'],
    ['***', 'break'],
    ['⁂', 'break'],
    ['---', 'break'],
    ['#', 'break'],
    ['    Dear Elena,', 'paragraph'],
    ['- I said no.', 'paragraph'],
    ['1. The letter', 'paragraph'],
    ['<b>no</b> [link](x) `code`', 'paragraph'],
  ])('reads %j as a %s', (text, kind) => {
    expect(kinds(text)).toEqual([kind])
  })
})

describe('emphasis', () => {
  const found = (text: string) => shapeOf(text).emphasis.map((e) => `${e.kind} ${text.slice(e.openTo, e.closeFrom)}`)

  it('is italic or bold, by stars or underscores', () => {
    expect(found('*a* _b_ **c** __d__')).toEqual(['em a', 'em b', 'strong c', 'strong d'])
  })

  it('nests, and goes over a wrapped line end', () => {
    expect(found('*a **b**\nc*')).toEqual(['em a **b**\nc', 'strong b'])
  })

  it('is not made of loose stars, snake_case or escaped stars', () => {
    expect(found('2 * 3 * 4, a_b_c, \\*d\\*')).toEqual([])
  })
})

it('keeps the marks of footnotes from the page, but for those that are escaped', () => {
  const shape = shapeOf('*Quiet*[^1] said[^a] \\[^2].')
  expect(shape.hidden.filter((each) => each.role === 'call')).toEqual([
    { role: 'call', from: 7, to: 11 },
    { role: 'call', from: 16, to: 20 },
  ])
  expect(shapeOf('[^1]: A *note*.')).toMatchObject({ kind: 'footnote', textFrom: 6 })
})

it('keeps an empty line open after a line break only where the caret is', () => {
  expect(texts('One\\\n\n\nTwo')).toEqual(['One\\', 'Two'])
  expect(scanBlocks('One\\\n\n\nTwo', 0, 5)[0]?.to).toBe(5)
})
