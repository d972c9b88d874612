import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { Dialog } from './Dialog'
import { promiseKeyboard } from './keyboard'

afterEach(() => promiseKeyboard(false))

/** Two pages in one scroll, of which one is at the second, and a button that asks something. */
function Desk({ gone = false }: { gone?: boolean }) {
  const [open, setOpen] = useState(false)
  const [over, setOver] = useState(false)
  return (
    <>
      <section>
        <div tabIndex={0} data-focus-home="" aria-label="First" />
      </section>
      <section aria-current>
        <div tabIndex={0} data-focus-home="" aria-label="Second" />
      </section>
      {!(gone && open) && <button onClick={() => setOpen(true)}>Ask</button>}
      {open && (
        <Dialog open title="Asked" onClose={() => setOpen(false)}>
          {/* has the keyboard before the dialog has opened */}
          <input aria-label="Answer" autoFocus />
          <button onClick={() => setOver(true)}>More</button>
        </Dialog>
      )}
      {over && (
        <Dialog open title="Asked besides" onClose={() => setOver(false)}>
          <input aria-label="Besides" />
        </Dialog>
      )}
    </>
  )
}

const named = (name: string) => screen.getByLabelText(name)

it.each(['First', 'Second'])('goes back to the page that had it, though the dialog’s field took it at once (%s)', async (page) => {
  render(<Desk />)
  named(page).focus()
  await userEvent.click(screen.getByText('Ask'))
  expect(named('Answer')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(named(page)).toHaveFocus())
})

it('goes back to a button that was come to by keys', async () => {
  render(<Desk />)
  named('Second').focus()
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  expect(named('Answer')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.getByText('Ask')).toHaveFocus())
})

it('goes to the page that one is at where what had it is gone', async () => {
  render(<Desk gone />)
  screen.getByText('Ask').focus()
  await userEvent.keyboard('{Enter}')
  expect(named('Answer')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(named('Second')).toHaveFocus())
})

it('goes back into the dialog that a second one was asked over', async () => {
  render(<Desk />)
  named('First').focus()
  await userEvent.click(screen.getByText('Ask'))
  await userEvent.click(screen.getByText('More'))
  expect(named('Besides')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.getByText('More')).toHaveFocus())
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(named('First')).toHaveFocus())
})

it('is kept for a page that is on its way', async () => {
  render(<Desk />)
  named('First').focus()
  await userEvent.keyboard('{Tab}{Tab}{Enter}')
  promiseKeyboard(true)
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  await new Promise((resolve) => setTimeout(resolve))
  expect(document.body).toHaveFocus()
})
