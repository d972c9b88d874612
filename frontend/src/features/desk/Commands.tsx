/** Everything the desk can do, found by typing: commands, scenes, and words in the book. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { minSeq } from '@/api/progress'
import { keys } from '@/api/queries'
import { call } from '@/api/session'
import { Dialog } from '@/components/Dialog'
import { quoted } from '@/features/page'
import type { PlacedScene } from '@/features/outline/order'

export interface Command {
  label: string
  keys: string
  run(): void
}

interface CommandsProps {
  project: string
  branch: string
  commands: readonly Command[]
  scenes: readonly PlacedScene[]
  onGo(scene: string): void
  onClose(): void
}

interface Entry extends Command {
  id: string
  note: string
}

export function Commands({ project, branch, commands, scenes, onGo, onClose }: CommandsProps) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const words = typed.trim()
  const found = useQuery({
    queryKey: [...keys.text(project, branch), 'search', words],
    queryFn: ({ signal }) => call('content.search', { params: { project }, query: { q: words, branch, limit: 8, min_seq: minSeq(project) }, signal }),
    enabled: words.length >= 3,
  })
  const fits = (text: string) => text.toLocaleLowerCase().includes(words.toLocaleLowerCase())
  const entries: Entry[] = [
    ...commands.filter((each) => fits(each.label)).map((each) => ({ ...each, id: `c-${each.label}`, note: each.keys })),
    ...scenes
      .filter(({ scene }) => words !== '' && fits(scene.title))
      .map(({ scene, chapter }) => ({ id: `s-${scene.id}`, label: scene.title, note: chapter.title, keys: '', run: () => onGo(scene.id) })),
    ...(found.data?.hits ?? [])
      .filter((hit) => hit.scene !== null)
      .map((hit, index) => ({ id: `h-${index}`, label: `…${quoted(hit.quote)}…`, note: hit.title, keys: '', run: () => onGo(hit.scene!) })),
  ]
  const current = Math.min(at, entries.length - 1)
  function run(entry: Entry | undefined) {
    if (!entry) return
    onClose()
    entry.run()
  }
  function pressed(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') setAt(Math.min(current + 1, entries.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0))
    else if (event.key === 'Enter') run(entries[current])
    else return
    event.preventDefault()
  }
  return (
    <Dialog open title="Commands" onClose={onClose}>
      <input
        className="field"
        role="combobox"
        aria-label="Find a command, a scene, or words in the book"
        aria-expanded
        aria-controls="commands-found"
        aria-activedescendant={entries[current]?.id}
        placeholder="Find a command, a scene, or words in the book"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={pressed}
      />
      <ul id="commands-found" role="listbox" aria-label="Found" className="-mx-2 flex flex-col">
        {entries.map((entry, index) => (
          <li
            key={entry.id}
            id={entry.id}
            role="option"
            aria-selected={index === current}
            className={`flex cursor-pointer items-baseline justify-between gap-4 rounded-control px-2 py-1.5 ${index === current ? 'bg-accent-tint' : ''}`}
            onMouseEnter={() => setAt(index)}
            onClick={() => run(entry)}
          >
            <span className="min-w-0 truncate">{entry.label}</span>
            <span className="shrink-0 text-count text-muted">{entry.note}</span>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="text-muted">{found.isFetching ? 'Looking…' : 'Nothing found.'}</p>}
    </Dialog>
  )
}
