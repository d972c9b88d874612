import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Dialog } from './Dialog'

describe('a dialog', () => {
  it('begins in its first field, so that one may type at once', async () => {
    const onClose = vi.fn()
    render(
      <Dialog open title="Add a scene" onClose={onClose}>
        <input aria-label="Title" />
        <button>Add scene</button>
      </Dialog>,
    )
    await userEvent.keyboard('Low water{Enter}')
    expect(screen.getByLabelText('Title')).toHaveValue('Low water')
    expect(onClose).not.toHaveBeenCalled()
  })

  it('closes by Escape and by its button', async () => {
    const onClose = vi.fn()
    render(
      <Dialog open title="Nothing to fill in" onClose={onClose}>
        <p>Words only.</p>
      </Dialog>,
    )
    await userEvent.keyboard('{Escape}')
    await userEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(onClose).toHaveBeenCalledTimes(2)
  })
})
