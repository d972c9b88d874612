/** The keeper of the open scene: one for each scene and as long as the browser page lives. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Lock, SceneView } from '@/api/generated/models'
import { ApiProblem, metLock } from '@/api/problem'
import { reachedSeq } from '@/api/progress'
import { keys, readScene, useScene } from '@/api/queries'
import { call } from '@/api/session'
import { sendFenced } from '@/features/locks/fences'
import { warn } from '@/features/locks/warnings'
import { openLocalCopies } from './local'
import type { LocalCopy } from './local'
import { SceneSaver } from './saver'
import type { SaverPorts, SaveState } from './saver'

const savers = new Map<string, Promise<SceneSaver>>()
const local = openLocalCopies()

/** A scene of a draft is another text than the same scene of the book. */
const nameOf = (project: string, branch: string, scene: string) => JSON.stringify([project, branch, scene])

async function saversOf(project: string, branch: string): Promise<SceneSaver[]> {
  const all = await Promise.all(savers.values())
  return all.filter((each) => each.project === project && each.branch === branch)
}

/** Makes versions of everything that was written in a branch in this browser. False: some of it is in no version. */
export async function draftSafe(project: string, branch: string): Promise<boolean> {
  const safe = await Promise.all((await saversOf(project, branch)).map((each) => each.save()))
  // words of an earlier visit may wait in the browser's store; one that keeps no data has none
  return safe.every(Boolean) && !(await local.any(project, branch).catch(() => false))
}

/**
 * Passes if every word that was written in a branch in this browser is in a version.
 *
 * @throws ApiProblem `client.unsaved`: some are not.
 */
export async function requireSafe(project: string, branch: string): Promise<void> {
  if (await draftSafe(project, branch)) return
  throw new ApiProblem('client.unsaved', 0, 'Some words of this draft are only in this browser', 'Open its scenes and save them first: they would be left behind')
}

/** Forgets the words of a draft that was taken away, here and in this browser's store. */
export async function dropDraft(project: string, branch: string): Promise<void> {
  for (const saver of await saversOf(project, branch)) {
    saver.discard()
    savers.delete(nameOf(project, branch, saver.base.id))
  }
  await local.drop(project, branch)
}

/** Words that a draft which is not there any more has only in this browser. */
export async function strandedWords(project: string, there: readonly string[]): Promise<LocalCopy[]> {
  // what was typed a moment ago is not in the browser's store yet
  await Promise.all((await Promise.all(savers.values())).filter((each) => each.project === project && each.dirty).map((each) => each.keep()))
  const all = await local.list(project).catch(() => [])
  return all.filter((copy) => !there.includes(copy.branch))
}

/** Takes the words of a draft along to the name that it has now. */
export async function moveDraft(project: string, from: string, to: string): Promise<void> {
  const open = await saversOf(project, from)
  const copies = open.filter((saver) => saver.dirty).map((saver) => saver.copy())
  for (const saver of open) {
    saver.discard()
    savers.delete(nameOf(project, from, saver.base.id))
  }
  await local.move(project, from, to)
  await Promise.all(copies.map((copy) => local.keep({ ...copy, branch: to })))
}

type OnMerged = SaverPorts['onMerged']
let tellMerged: OnMerged = () => undefined

function saverOf(project: string, branch: string, scene: SceneView, client: QueryClient): Promise<SceneSaver> {
  const id = nameOf(project, branch, scene.id)
  let saver = savers.get(id)
  if (saver === undefined) {
    saver = restored(makeSaver(project, branch, scene, client))
    savers.set(id, saver)
  }
  return saver
}

async function restored(saver: SceneSaver): Promise<SceneSaver> {
  // a browser that keeps no data still lets one write; the first keystroke says so
  await saver.restore().catch(() => undefined)
  return saver
}

function makeSaver(project: string, branch: string, scene: SceneView, client: QueryClient): SceneSaver {
  return new SceneSaver(project, branch, scene, {
    local,
    read: () => readScene(project, branch, scene.id),
    save: async (body, key) => {
      const saved = await sendFenced(client, project, body, (sent) => call('changes.save', { params: { project }, body: sent, key }))
      reachedSeq(project, saved.seq)
      warn(client, project, saved, { scene: scene.id, chapter: scene.path.split('/')[1] ?? null })
      return saved
    },
    after: (milliseconds, work) => {
      const timer = setTimeout(work, milliseconds)
      return () => clearTimeout(timer)
    },
    onMerged: (newest, since) => tellMerged(newest, since),
    onSaved: (newest) => {
      const key = keys.scene(project, branch, scene.id)
      void client.cancelQueries({ queryKey: key }).then(() => {
        if (newest !== null) client.setQueryData(key, newest)
        return client.invalidateQueries({ queryKey: keys.book(project) })
      })
    },
  })
}

/** The scene as the server has it, and the keeper of its words once they are read. */
export function useSaver(project: string, branch: string, scene: string | null, onMerged: OnMerged) {
  const client = useQueryClient()
  const query = useScene(project, branch, scene)
  const [saver, setSaver] = useState<SceneSaver | null>(null)
  const data = query.data
  useEffect(() => {
    tellMerged = onMerged
  }, [onMerged])
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
  useVersions(current)
  return { query, saver: current }
}

/** Makes a version when the scene is left. */
function useVersions(saver: SceneSaver | null): void {
  useEffect(() => {
    if (saver === null) return
    const keep = () => void saver.keep()
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      void saver.save()
    }
  }, [saver])
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
  const all = await Promise.all(savers.values())
  for (const saver of all.filter((each) => each.project === project)) {
    const { phase, error } = saver.current()
    const stopped = phase === 'failed' && (metLock(error) || (error instanceof ApiProblem && error.status === 401))
    if (phase === 'offline' || stopped) void saver.save()
  }
}

const NOTHING: SaveState = { phase: 'saved', kept: true, error: null, common: null }
const never = () => () => undefined

/** How it stands with the words of the scene. */
export function useSaveState(saver: SceneSaver | null): SaveState {
  return useSyncExternalStore(saver?.subscribe ?? never, saver?.current ?? (() => NOTHING), () => NOTHING)
}
