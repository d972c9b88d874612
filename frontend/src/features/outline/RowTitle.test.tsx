/** Naming a chapter or a scene where its title stands. */
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { RowTitle } from './RowTitle'

const onRename = vi.fn()
const onClose = vi.fn()
beforeEach(() => {
  onRename.mockReset()
  onClose.mockReset()
})

const shown = (pending = false) => (
  <>
    <RowTitle kind="scene" title="Ebb" pending={pending} onRename={onRename} onClose={onClose} />
    <button>Elsewhere</button>
  </>
)
const field = () => screen.getByRole('textbox', { name: 'Title of the scene Ebb' })

it('the title is selected, so that one types the new one at once', async () => {
  render(shown())
  await userEvent.keyboard('  Low water {Enter}')
  expect(onRename.mock.calls).toEqual([['Low water']])
  expect(onClose).not.toHaveBeenCalled()
})

it('Escape leaves the title as it is, and gives the keyboard back', async () => {
  render(shown())
  await userEvent.keyboard('Low water{Escape}')
  await userEvent.click(screen.getByText('Elsewhere'))
  expect(onRename).not.toHaveBeenCalled()
  expect(onClose.mock.calls).toEqual([[true]])
})

it('going elsewhere gives the title, and leaves the keyboard there', async () => {
  render(shown())
  await userEvent.keyboard('Low water')
  await userEvent.click(screen.getByText('Elsewhere'))
  expect(onRename.mock.calls).toEqual([['Low water']])
  expect(screen.getByText('Elsewhere')).toHaveFocus()
})

it.each(['{Enter}', ' {Enter}', '{Backspace}{Enter}', 'Ebb{Enter}'])('no title, or the same one, changes nothing (%s)', async (keys) => {
  render(shown())
  await userEvent.keyboard(keys)
  expect(onRename).not.toHaveBeenCalled()
  expect(onClose.mock.calls).toEqual([[true]])
})

it('while it is being saved nothing is given twice', async () => {
  const { rerender } = render(shown())
  await userEvent.keyboard('Low water{Enter}')
  rerender(shown(true))
  await userEvent.keyboard('!{Enter}{Escape}')
  await userEvent.click(screen.getByText('Elsewhere'))
  expect(onRename).toHaveBeenCalledTimes(1)
  expect(onClose).not.toHaveBeenCalled()
  expect(field()).toHaveValue('Low water')
})

it('a title that was refused stays to be tried again, and is let be by who leaves it', async () => {
  const { rerender } = render(shown())
  await userEvent.keyboard('Low water{Enter}')
  rerender(shown(true))
  rerender(shown())
  await userEvent.keyboard('{Enter}')
  expect(onRename).toHaveBeenCalledTimes(2)
  await userEvent.click(screen.getByText('Elsewhere'))
  expect(onRename).toHaveBeenCalledTimes(2)
  expect(onClose.mock.calls).toEqual([[false]])
})
