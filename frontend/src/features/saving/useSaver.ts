/** The keeper of the open scene, and when it is asked: on leaving, when the network is back, when one comes back. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Lock } from '@/api/generated/models'
import { ApiProblem, metLock } from '@/api/problem'
import { useScene } from '@/api/queries'
import { leave, lookElsewhere, saverOf, saversOf, toldOfMerges } from './registry'
import type { SaverPorts, SaveState, SceneSaver } from './saver'

/** A scene as the server has it, and the keeper of its words once they are read. */
export function useSceneSaver(project: string, branch: string, scene: string | null) {
  const client = useQueryClient()
  const query = useScene(project, branch, scene)
  const [saver, setSaver] = useState<SceneSaver | null>(null)
  const data = query.data
  useEffect(() => {
    if (data === undefined) return
    let gone = false
    void saverOf(project, branch, data, client).then((found) => {
      if (gone) return
      if (found.base.commit !== data.commit) found.adopt(data)
      setSaver(found)
    })
    return () => {
      gone = true
    }
  }, [project, branch, data, client])
  const current = saver !== null && saver.base.id === scene && saver.branch === branch && saver.project === project ? saver : null
  return { query, saver: current }
}

/** The scene that is being written in: it becomes a version when one leaves it. */
export function useSaver(project: string, branch: string, scene: string | null, onMerged: SaverPorts['onMerged']) {
  const { query, saver } = useSceneSaver(project, branch, scene)
  useEffect(() => toldOfMerges(onMerged), [onMerged])
  useEffect(() => {
    if (saver === null) return
    return () => void saver.save()
  }, [saver])
  return { query, saver }
}

/** Keeps the words of every scene when the page is left, and looks for those of other devices when one comes back. */
export function useComingAndGoing(project: string): void {
  useEffect(() => {
    const gone = () => leave(project)
    const seen = () => {
      if (document.visibilityState === 'hidden') gone()
      else void lookElsewhere(project)
    }
    window.addEventListener('pagehide', gone)
    window.addEventListener('focus', seen)
    document.addEventListener('visibilitychange', seen)
    return () => {
      window.removeEventListener('pagehide', gone)
      window.removeEventListener('focus', seen)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [project])
}

/** Sends what waits, in whatever scene: the network is back, one is signed in again, or somebody's lock may have gone. */
export function useSentWhenPossible(project: string, live: boolean, signedIn: number, locks: readonly Lock[]): void {
  useEffect(() => {
    const send = () => void sendWaiting(project)
    send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [project, live, signedIn, locks])
}

async function sendWaiting(project: string): Promise<void> {
  for (const saver of await saversOf(project)) {
    const { phase, error } = saver.current()
    const stopped = phase === 'failed' && (metLock(error) || (error instanceof ApiProblem && error.status === 401))
    if (phase === 'offline' || stopped) void saver.resume()
  }
}

const NOTHING: SaveState = { phase: 'saved', kept: true, error: null, common: null, other: null }
const never = () => () => undefined

/** How it stands with the words of the scene. */
export function useSaveState(saver: SceneSaver | null): SaveState {
  return useSyncExternalStore(saver?.subscribe ?? never, saver?.current ?? (() => NOTHING), () => NOTHING)
}
