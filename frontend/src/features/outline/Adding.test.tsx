/** Adding a chapter: why it was not added is told in the dialog, and its title stays. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import type { Outline } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { Adding } from './Adding'
import { WordsNotSafe } from './refusal'

const outline: Outline = { commit: '0'.repeat(40), title: 'Book', language: 'en', marks: null, words: 0, findings: [], chapters: [] }

it('says in the dialog that one is offline, and has the keyboard where the title is', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const beforeChange = () => Promise.reject(new WordsNotSafe(new ApiProblem('client.offline', 0, 'The server cannot be reached just now')))
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Adding project="p" branch="main" outline={outline} wanted={{ what: 'chapter', after: null }} beforeChange={beforeChange} onOpen={vi.fn()} onClose={vi.fn()} />
    </QueryClientProvider>,
  )
  await userEvent.keyboard('Slack water{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent(/^Not added yet. You are offline. Try again when you’re back online/)
  expect(screen.getByLabelText('Title')).toHaveFocus()
  expect(screen.getByLabelText('Title')).toHaveValue('Slack water')
})
