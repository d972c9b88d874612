/** The picture is what the server said, square by square. */
import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { pathOf, QrCode } from './QrCode'

describe('a QR code', () => {
  it('draws each run of dark squares in its place, inside a quiet margin', () => {
    expect(pathOf(['1011', '0000', '0110'])).toBe('M4 4h1v1h-1zM6 4h2v1h-2zM5 6h2v1h-2z')
  })

  it('has a name for those who cannot see it', () => {
    render(<QrCode rows={['10', '01']} label="A code for your app to scan" />)
    expect(screen.getByRole('img', { name: 'A code for your app to scan' })).toHaveAttribute('viewBox', '0 0 10 10')
  })
})
