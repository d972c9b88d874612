import { expect, it } from 'vitest'
import { FORMS } from './forms'

it('every kind of file is offered once', () => {
  expect(new Set(FORMS.map((each) => each.form)).size).toBe(5)
})
