import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { say, Toasts } from './toast'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds))
const undo = () => screen.queryByRole('button', { name: 'Undo' })

function offered() {
  render(<Toasts />)
  const run = vi.fn()
  act(() => say({ text: 'Restored.', action: { label: 'Undo', run } }))
  return run
}

it('a way back is offered for twenty seconds', () => {
  offered()
  pass(19_900)
  expect(undo()).toBeInTheDocument()
  pass(200)
  expect(undo()).not.toBeInTheDocument()
})

it('a way back stays for as long as one points at it or has the keyboard there', () => {
  offered()
  fireEvent.pointerEnter(screen.getByText('Restored.').parentElement!)
  pass(60_000)
  act(() => undo()!.focus())
  fireEvent.pointerLeave(screen.getByText('Restored.').parentElement!)
  pass(60_000)
  act(() => undo()!.blur())
  pass(19_900)
  expect(undo()).toBeInTheDocument()
  pass(200)
  expect(undo()).not.toBeInTheDocument()
})

it('what comes after one that was taken does not stay for ever', () => {
  const run = offered()
  act(() => undo()!.focus())
  fireEvent.click(undo()!)
  expect(run).toHaveBeenCalledOnce()
  act(() => say({ text: 'Undone.' }))
  pass(12_100)
  expect(screen.queryByText('Undone.')).not.toBeInTheDocument()
})
