/** Asking before a chapter is taken out: what goes, and who keeps a part of it. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentProps } from 'react'
import { expect, it, vi } from 'vitest'
import type { Lock, Outline } from '@/api/generated/models'
import { livingWords } from './living'
import { ApiProblem } from '@/api/problem'
import { WordsNotSafe } from './refusal'
import { TakingOut } from './TakingOut'

const scene = (id: string, words: number) => ({ id, title: `Scene ${id}`, path: `${id}.md`, words, status: null })
const outline: Outline = {
  commit: '0'.repeat(40), title: 'Book', language: 'en', marks: null, words: 1210, findings: [],
  chapters: [
    { slug: 'ebb', title: 'Ebb', scenes: [scene('a', 1200), scene('b', 9)] },
    { slug: 'flood', title: 'Flood', scenes: [scene('c', 1)] },
    { slug: 'slack', title: 'Slack', scenes: [] },
  ],
}
const lock = (id: string, kind: Lock['kind'], level: Lock['level'], holder: string): Lock => ({ id, kind, target: '', level, holder, name: holder, reason: '', fence: 1, taken_at: 0, ends_at: null, requests: [] })
const read = livingWords(() => () => {}, () => [])
const free = { on: () => null, over: () => null }

function asked(chapter: string, more: Partial<ComponentProps<typeof TakingOut>> = {}) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TakingOut project="p" branch="main" outline={outline} readAt={0} living={read} what={{ kind: 'chapter', id: chapter }} from="the book" locking={free} me="Ada" open={null} beforeChange={vi.fn()} onOpen={vi.fn()} onClose={vi.fn()} {...more} />
    </QueryClientProvider>,
  )
}

it('says how many scenes and words go', () => {
  asked('ebb')
  expect(screen.getByRole('dialog', { name: 'Take the chapter “Ebb” out of the book?' })).toHaveAccessibleDescription('Its 2 scenes with 1,209 words leave the outline. It can be put back from History.')
})

it('counts the words as one writes, and not only those of the last version', () => {
  let words = 1200
  let told = () => {}
  const living = { subscribe: (listener: () => void) => ((told = listener), () => {}), of: (each: { id: string; words: number }) => (each.id === 'a' ? words : each.words) }
  asked('ebb', { living })
  words = 1205
  act(() => told())
  expect(screen.getByRole('dialog')).toHaveAccessibleDescription('Its 2 scenes with 1,214 words leave the outline. It can be put back from History.')
})

it('says so of a scene, too', () => {
  asked('c', { what: { kind: 'scene', id: 'c' } })
  expect(screen.getByRole('dialog', { name: 'Take “Scene c” out of the book?' })).toHaveAccessibleDescription('Its 1 word leaves the outline. It can be put back from History.')
})

it.each([
  ['flood', 'Its 1 scene with 1 word leaves the outline.'],
  ['slack', 'No scene is in it.'],
])('says it in words that fit (%s)', (chapter, words) => {
  asked(chapter)
  expect(screen.getByRole('dialog')).toHaveAccessibleDescription(`${words} It can be put back from History.`)
})

it('names everybody else who keeps the chapter or a scene of it', () => {
  const on = (kind: string, target: string) => (kind === 'scene' && target === 'b' ? lock('1', 'scene', 'hard', 'Ben') : kind === 'scene' ? lock('2', 'scene', 'hard', 'Ada') : null)
  asked('ebb', { locking: { on, over: () => lock('3', 'chapter', 'frozen', 'Eve') } })
  expect(screen.getByText('Eve froze this chapter.')).toBeInTheDocument()
  expect(screen.getByText(/“Scene b”: .*Ben keeps this scene\./)).toBeInTheDocument()
  expect(screen.queryByText(/Scene a/)).not.toBeInTheDocument()
})

it('asks nothing of a chapter that somebody else took out meanwhile', () => {
  asked('gone')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

it('says in its dialog why it was not taken out', async () => {
  asked('ebb', { beforeChange: () => Promise.reject(new WordsNotSafe(new ApiProblem('client.offline', 0, 'The server cannot be reached just now'))) })
  await userEvent.click(screen.getByRole('button', { name: 'Take out' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(/^Not taken out. The server cannot be reached just now. Try again in a moment/)
})
