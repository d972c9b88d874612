/** Follows a book while it is open: what others write is read again, and drafts are passed on as they grow. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ContentUpdated, GenerationProgress } from './generated/models'
import type { LiveEvent } from './generated/operations'
import { openLive } from './live'
import { reachedSeq } from './progress'
import { keys } from './queries'
import { branchOf, followRenames } from './renames'
import type { Renamed } from './renames'
import { call } from './session'

type Listener = (progress: GenerationProgress) => void

const listeners = new Set<Listener>()

/** Hears of every piece of every draft in the open book. */
export function onProgress(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Reads again what one branch or name changed; what was read of other branches stands. */
function heardText(client: QueryClient, project: string, ref: string): void {
  const branch = branchOf(ref)
  const [, , texts] = keys.texts(project)
  void client.invalidateQueries({
    queryKey: keys.book(project),
    predicate: ({ queryKey }) => queryKey[2] !== texts || queryKey[3] === branch,
  })
}

/** Keeps the live connection of a book; the result tells whether it stands. `onRenamed`: a draft has another name. */
export function useLive(project: string, onRenamed?: (renamed: Renamed) => void): boolean {
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const renamed = useRef(onRenamed)
  useEffect(() => {
    renamed.current = onRenamed
  })
  useEffect(() => {
    const follow = followRenames()
    function told(moved: ContentUpdated): void {
      const found = follow(moved)
      if (found !== null) renamed.current?.(found)
      heardText(client, project, moved.ref ?? 'refs/heads/main')
    }
    function heard(event: LiveEvent): void {
      if (event.seq !== null) reachedSeq(project, event.seq)
      switch (event.type) {
        case 'generation.progress':
          for (const listener of [...listeners]) listener(event.data)
          return
        case 'suggestion.changed':
          void client.invalidateQueries({ queryKey: keys.suggestions(project, event.data.scene) })
          void client.invalidateQueries({ queryKey: keys.suggestion(project, event.data.suggestion) })
          return
        case 'comment.changed':
          void client.invalidateQueries({ queryKey: keys.comments(project) })
          return
        case 'quality.reported':
          void client.invalidateQueries({ queryKey: keys.quality(project) })
          return
        case 'project.locked':
        case 'project.unlocked':
          void client.invalidateQueries({ queryKey: keys.locks(project) })
          return
        case 'content.updated':
          return told(event.data)
        case 'permissions.changed':
          void client.invalidateQueries({ queryKey: keys.book(project) })
      }
    }
    return openLive({
      url: `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/api/v1/live`,
      project,
      onEvent: heard,
      onReset: () => void client.invalidateQueries({ queryKey: keys.book(project) }),
      renew: () => call('auth.session'),
      onState: setOpen,
    })
  }, [project, client])
  return open
}
