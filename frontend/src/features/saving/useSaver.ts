/** The keeper of the open scene, and when it is asked: on leaving, when the network is back, when one comes back. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Lock } from '@/api/generated/models'
import { ApiProblem, metLock } from '@/api/problem'
import { useScene } from '@/api/queries'
import { isTakenOut } from './gone'
import { allOf, leave, lookElsewhere, saverOf, toldOfMerges } from './registry'
import type { SaverPorts, SaveState } from './ports'
import type { SceneSaver } from './saver'
import { hearTabs } from './tabs'

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
      const newer = found.base.commit !== data.commit
      if (newer) found.adopt(data)
      // it was put back: what waited for that goes on
      if (newer && isTakenOut(found.current().error)) void found.resume()
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

/** Keeps the words of every scene when the page is left; looks for those of other devices when one comes back, and of other tabs at once. */
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
    const hearNoMore = hearTabs(project, () => void lookElsewhere(project))
    return () => {
      hearNoMore()
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
  for (const saver of await allOf(project)) {
    const { phase, error } = saver.current()
    const stopped = phase === 'failed' && (metLock(error) || (error instanceof ApiProblem && error.status === 401))
    if (phase === 'offline' || stopped) void saver.resume()
  }
}

const NOTHING: SaveState = { phase: 'saved', error: null, common: null, other: null }
const never = () => () => undefined
/** In milliseconds: what takes no longer is not told of. */
const SLOW = 800

/** Draws a page anew when its words came from elsewhere, the first were written or the last taken, or all are in a version: not at its own keystrokes. */
export function usePageOf(saver: SceneSaver | null): void {
  const standing = () => (saver === null ? '' : `${saver.edition} ${saver.dirty} ${saver.blank}`)
  useSyncExternalStore(saver?.subscribe ?? never, standing, standing)
}

/** How it stands with the words of the scene. */
export function useSaveState(saver: SceneSaver | null): SaveState {
  return useSyncExternalStore(saver?.subscribe ?? never, saver?.current ?? (() => NOTHING), () => NOTHING)
}

/** Whether the words are in the browser's own store; `asked`: only while that is told, for it changes with every few keystrokes. */
export function useKept(saver: SceneSaver | null, asked: boolean): boolean {
  return useSyncExternalStore(saver?.subscribe ?? never, () => !asked || (saver?.kept ?? true), () => true)
}

/** Whether it takes long to keep the words, or to make a version of them. */
export function useSlow(saver: SceneSaver | null): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    function rest() {
      clearTimeout(timer)
      timer = undefined
      setSlow(false)
    }
    function look() {
      if (saver === null || (saver.kept && saver.current().phase !== 'saving')) rest()
      else timer ??= setTimeout(() => setSlow(true), SLOW)
    }
    look()
    const stop = saver?.subscribe(look)
    return () => {
      stop?.()
      rest()
    }
  }, [saver])
  return slow
}
