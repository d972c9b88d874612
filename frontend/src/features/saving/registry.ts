/** The keepers of words: one for each scene of each branch, and one for what is suggested for it, as long as the browser page lives. */
import type { QueryClient } from '@tanstack/react-query'
import type { SceneView } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { reachedSeq } from '@/api/progress'
import { keys, readScene } from '@/api/queries'
import { call } from '@/api/session'
import { moment, seconds } from '@/components/format'
import { say } from '@/components/toast'
import { sendFenced } from '@/features/locks/fences'
import { warn } from '@/features/locks/warnings'
import type { Autosaves } from './autosaver'
import { autosavesOf, waitingIn } from './autosaves'
import { deviceName } from './device'
import type { LocalCopies, LocalCopy } from './local'
import type { Kind, SaverPorts } from './ports'
import { SceneSaver } from './saver'
import { unsentOf, written } from './stores'
import { tellTabs } from './tabs'

const savers = new Map<string, Promise<SceneSaver>>()
/** Those that are ready: a browser page that is being left has no time to wait for the others. */
const ready = new Set<SceneSaver>()

type OnMerged = SaverPorts['onMerged']
let tellMerged: OnMerged = () => undefined

/** Who is told that others wrote in a scene, too. */
export function toldOfMerges(tell: OnMerged): void {
  tellMerged = tell
}

/** A scene of a draft is another text than the same scene of the book, and what is suggested for it a third one. */
const nameOf = (kind: Kind, project: string, branch: string, scene: string) => JSON.stringify([kind, project, branch, scene])

/** The keepers of what is written in a book, or in one branch of it. */
export async function saversOf(project: string, branch?: string): Promise<SceneSaver[]> {
  return (await allOf(project)).filter((each) => each.kind === 'text' && (branch === undefined || each.branch === branch))
}

/** Every keeper of a book, of what is suggested as well. */
export async function allOf(project: string): Promise<SceneSaver[]> {
  return (await Promise.all(savers.values())).filter((each) => each.project === project)
}

/** The keeper of a scene; it has taken up what waits for it before anybody gets it. */
export const saverOf = (project: string, branch: string, scene: SceneView, client: QueryClient): Promise<SceneSaver> =>
  keeperOf({ ...textPorts(project, branch, scene, client), ...worldOf(project, branch, scene.id, 'text', written) }, project, branch, scene)

/** The keeper of a scene for a purpose of its own, restored before anybody gets it. */
export function keeperOf(ports: SaverPorts, project: string, branch: string, scene: SceneView): Promise<SceneSaver> {
  const id = nameOf(ports.kind, project, branch, scene.id)
  let saver = savers.get(id)
  if (saver === undefined) {
    saver = restored(new SceneSaver(project, branch, scene, ports))
    savers.set(id, saver)
  }
  return saver
}

/** What every keeper of a scene finds around it, whatever its words are for. */
export function worldOf(project: string, branch: string, scene: string, kind: Kind, store: LocalCopies) {
  return {
    kind,
    local: store,
    autosaves: toldToTabs(project, autosavesOf(project, branch, scene, kind)),
    device: deviceName(),
    read: () => readScene(project, branch, scene),
    at: (commit) => call('content.scene', { params: { project, scene }, query: { at: commit } }),
    after: (milliseconds, work) => {
      const timer = setTimeout(work, milliseconds)
      return () => clearTimeout(timer)
    },
    onElsewhere: ({ device, at }) => say({ text: `Your words from ${device || 'another device'}, ${moment(seconds(at).toISOString())}, are on the page.` }),
  } satisfies Partial<SaverPorts>
}

const watchers = new Set<() => void>()

/** Tells when it stands otherwise with the words of any scene; the result ends it. */
export function watchKeepers(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** The keepers of what is written in a branch, of those that are ready. */
export const keepersIn = (project: string, branch: string): SceneSaver[] => [...ready].filter((each) => each.kind === 'text' && each.project === project && each.branch === branch)

/** The scenes of a book whose words wait for their writer: they could not be saved, or a choice is to be made. */
export function inTrouble(project: string): SceneSaver[] {
  return [...ready].filter((each) => each.project === project && /failed|choice/.test(each.current().phase))
}

async function restored(saver: SceneSaver): Promise<SceneSaver> {
  // a browser that keeps no data still lets one write; the first keystroke says so
  await saver.restore().catch(() => undefined)
  ready.add(saver)
  saver.subscribe(() => watchers.forEach((watcher) => watcher()))
  watchers.forEach((watcher) => watcher())
  return saver
}

function toldToTabs(project: string, autosaves: Autosaves): Autosaves {
  const keep: Autosaves['keep'] = async (...words) => {
    const kept = await autosaves.keep(...words)
    tellTabs(project)
    return kept
  }
  const settle: Autosaves['settle'] = async (revision) => {
    const settled = await autosaves.settle(revision)
    tellTabs(project)
    return settled
  }
  return { ...autosaves, keep, settle }
}

/** How written words become a version. */
function textPorts(project: string, branch: string, scene: SceneView, client: QueryClient) {
  return {
    save: async (body, key) => {
      const saved = await sendFenced(client, project, body, (sent) => call('changes.save', { params: { project }, body: sent, key }))
      reachedSeq(project, saved.seq)
      tellTabs(project)
      warn(client, project, saved, { scene: scene.id, chapter: scene.path.split('/')[1] ?? null })
      return saved
    },
    onMerged: (newest, since) => tellMerged(newest, since),
    onSaved: (newest) => {
      const key = keys.scene(project, branch, scene.id)
      void client.cancelQueries({ queryKey: key }).then(() => {
        client.setQueryData(key, newest)
        return client.invalidateQueries({ queryKey: keys.book(project) })
      })
    },
  } satisfies Partial<SaverPorts>
}

/** Makes versions of everything that was written in a branch in this browser. False: some of it is in no version. */
export async function draftSafe(project: string, branch: string): Promise<boolean> {
  const safe = await Promise.all((await saversOf(project, branch)).map((each) => each.save()))
  // words of an earlier visit may wait in the browser's store; one that keeps no data has none
  return safe.every(Boolean) && !(await written.any(project, branch).catch(() => false))
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
    forget(saver)
  }
  await written.drop(project, branch)
}

function forget(saver: SceneSaver): void {
  saver.discard()
  savers.delete(nameOf(saver.kind, saver.project, saver.branch, saver.base.id))
  ready.delete(saver)
}

/** The page is left: whatever the browser still lets through. */
export function leave(project: string): void {
  for (const saver of ready) if (saver.project === project && saver.dirty) saver.leave()
}

/** Takes up what the writer wrote in open scenes on other devices meanwhile. */
export async function lookElsewhere(project: string): Promise<void> {
  const savers = await allOf(project)
  for (const branch of new Set(savers.map((saver) => saver.branch))) {
    const waiting = await waitingIn(project, branch, true).catch(() => [])
    for (const saver of savers.filter((each) => each.branch === branch)) {
      const there = waiting.find((each) => each.kind === saver.kind && each.scene === saver.base.id)
      if ((there?.revision ?? 0) !== saver.revision) await saver.look()
    }
  }
}

/** Words of a book that this browser keeps; `account`: what it has not suggested yet, instead of what is written. */
export async function wordsKeptHere(project: string, account?: string): Promise<LocalCopy[]> {
  // what was typed a moment ago is not in the browser's store yet
  await Promise.all((await allOf(project)).filter((each) => each.dirty).map((each) => each.keep()))
  return (account === undefined ? written : unsentOf(account)).list(project).catch(() => [])
}

/** Words that a draft which is not there any more has only in this browser. */
export async function strandedWords(project: string, there: readonly string[]): Promise<LocalCopy[]> {
  return (await wordsKeptHere(project)).filter((copy) => !there.includes(copy.branch))
}

/** Words of scenes that a branch has not any more. */
export async function wordsOfScenesGone(project: string, branch: string, there: readonly string[]): Promise<LocalCopy[]> {
  return (await wordsKeptHere(project)).filter((copy) => copy.branch === branch && !there.includes(copy.scene))
}

/** Forgets words that a scene has here, and what the server keeps of them for their writer. */
export async function dropWords({ project, branch, scene, prose, known }: LocalCopy): Promise<void> {
  for (const saver of await saversOf(project, branch)) {
    if (saver.base.id === scene) forget(saver)
  }
  await written.forget(project, branch, scene, prose)
  // what cannot be told now is on the page again if the scene comes back
  if (known?.revision) await autosavesOf(project, branch, scene, 'text').settle(known.revision).catch(() => undefined)
}

/** Takes the words of a draft along to the name that it has now. */
export async function moveDraft(project: string, from: string, to: string): Promise<void> {
  const open = await saversOf(project, from)
  const copies = open.filter((saver) => saver.dirty).map((saver) => saver.copy())
  for (const saver of open) {
    forget(saver)
  }
  await written.move(project, from, to)
  await Promise.all(copies.map((copy) => written.keep({ ...copy, branch: to })))
}
