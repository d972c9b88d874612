import { render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ApiProblem } from '@/api/problem'
import { NotRead } from './NotRead'

afterEach(() => void vi.restoreAllMocks())

const unreached = new ApiProblem('client.offline', 0, 'The server cannot be reached just now')

it('without a network it says so, and what can be written in meanwhile', () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  render(<NotRead error={unreached} onRetry={vi.fn()} />)
  expect(screen.getByText(/^You are offline, .* can be read and written in meanwhile/)).toBeInTheDocument()
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})

it('with one it is the server that cannot be reached, and one may try again', () => {
  render(<NotRead error={unreached} onRetry={vi.fn()} />)
  expect(screen.getByRole('alert')).toHaveTextContent('This scene did not open. The server cannot be reached just now.')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument()
})
