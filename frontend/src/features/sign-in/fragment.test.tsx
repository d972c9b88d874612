/** Links into the house. */
import { act, render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useFragment, within } from './fragment'

function Shown() {
  return <p>{useFragment().get('token') ?? 'none'}</p>
}

describe('a link', () => {
  it('gives its token and leaves no trace of it in the address', () => {
    window.history.replaceState(null, '', '/sign-in?problem=x#token=abc')
    render(<Shown />)
    expect(screen.getByText('abc')).toBeVisible()
    expect(window.location.href).toMatch(/\/sign-in\?problem=x$/)
  })

  it('may be opened where another one was', async () => {
    window.history.replaceState(null, '', '/reset-password')
    render(<Shown />)
    expect(screen.getByText('none')).toBeVisible()
    await act(async () => {
      window.location.hash = 'token=new'
      await new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }))
    })
    expect(screen.getByText('new')).toBeVisible()
    expect(window.location.hash).toBe('')
  })

  it.each([
    ['/books/abc', '/books/abc'],
    [null, '/'],
    ['', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['https://elsewhere.example', '/'],
  ])('to %s leads to %s', (path, leads) => {
    expect(within(path)).toBe(leads)
  })
})
