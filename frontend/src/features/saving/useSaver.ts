/** The keeper of the open scene: one for each scene and as long as the browser page lives. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { SceneView } from '@/api/generated/models'
import { reachedSeq } from '@/api/progress'
import { keys, readScene, useScene } from '@/api/queries'
import { call } from '@/api/session'
import { openLocalCopies } from './local'
import { SceneSaver } from './saver'
import type { SaveState } from './saver'

const savers = new Map<string, Promise<SceneSaver>>()
const local = openLocalCopies()

type OnMerged = (scene: SceneView) => unknown
let tellMerged: OnMerged = () => undefined

function saverOf(project: string, scene: SceneView, client: QueryClient): Promise<SceneSaver> {
  const id = `${project}/${scene.id}`
  let saver = savers.get(id)
  if (saver === undefined) {
    saver = restored(makeSaver(project, scene, client))
    savers.set(id, saver)
  }
  return saver
}

async function restored(saver: SceneSaver): Promise<SceneSaver> {
  // a browser that keeps no data still lets one write; the first keystroke says so
  await saver.restore().catch(() => undefined)
  return saver
}

function makeSaver(project: string, scene: SceneView, client: QueryClient): SceneSaver {
  return new SceneSaver(project, scene, {
    local,
    read: () => readScene(project, scene.id),
    save: async (body, key) => {
      const saved = await call('changes.save', { params: { project }, body, key })
      reachedSeq(project, saved.seq)
      return saved
    },
    after: (milliseconds, work) => {
      const timer = setTimeout(work, milliseconds)
      return () => clearTimeout(timer)
    },
    onMerged: (newest) => tellMerged(newest),
    onSaved: (newest) => {
      const key = keys.scene(project, scene.id)
      void client.cancelQueries({ queryKey: key }).then(() => {
        if (newest !== null) client.setQueryData(key, newest)
        return client.invalidateQueries({ queryKey: keys.book(project) })
      })
    },
  })
}

/** The scene as the server has it, and the keeper of its words once they are read. */
export function useSaver(project: string, scene: string | null, onMerged: OnMerged) {
  const client = useQueryClient()
  const query = useScene(project, scene)
  const [saver, setSaver] = useState<SceneSaver | null>(null)
  const data = query.data
  useEffect(() => {
    tellMerged = onMerged
  }, [onMerged])
  useEffect(() => {
    if (data === undefined) return
    let gone = false
    void saverOf(project, data, client).then((found) => {
      if (gone) return
      if (found.base.commit !== data.commit) found.adopt(data)
      setSaver(found)
    })
    return () => {
      gone = true
    }
  }, [project, data, client])
  const current = saver !== null && saver.base.id === scene ? saver : null
  useVersions(current)
  return { query, saver: current }
}

/** Makes a version when the scene is left, and sends what waited when the network is back. */
function useVersions(saver: SceneSaver | null): void {
  useEffect(() => {
    if (saver === null) return
    const keep = () => void saver.keep()
    const send = () => {
      if (saver.current().phase === 'offline') void saver.save()
    }
    window.addEventListener('pagehide', keep)
    window.addEventListener('online', send)
    return () => {
      window.removeEventListener('pagehide', keep)
      window.removeEventListener('online', send)
      void saver.save()
    }
  }, [saver])
}

const NOTHING: SaveState = { phase: 'saved', kept: true, error: null, common: null }
const never = () => () => undefined

/** How it stands with the words of the scene. */
export function useSaveState(saver: SceneSaver | null): SaveState {
  return useSyncExternalStore(saver?.subscribe ?? never, saver?.current ?? (() => NOTHING), () => NOTHING)
}
