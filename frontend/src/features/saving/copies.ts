/** The copies of one scene's words, wherever they are kept. */
import type { Autosave, Version } from '@/api/generated/models'
import { readHistory } from '@/api/queries'
import { call } from '@/api/session'
import { seconds, wordCount } from '@/components/format'
import { autosavesOf } from './autosaves'
import type { LocalCopy } from './local'
import type { Kind } from './ports'
import { wordsKeptHere } from './registry'

/** How many copies are shown at once, and how many versions are looked through for them. */
export const SHOWN = 3

export interface Copy {
  id: string
  at: Date
  where: string
  words: number | null
  text(): Promise<string>
}

export interface Copies {
  /** The newest first. */
  copies: Copy[]
  /** Whether the server answered; what it keeps is not among the copies otherwise. */
  reached: boolean
}

interface Place {
  kind: Kind
  /** Whose words they are. */
  account: string
  project: string
  branch: string
  scene: string
  path: string
}

/** Finds every copy of a scene's words. */
export async function findCopies(place: Place, device: string): Promise<Copies> {
  const { kind, account, project, branch, scene, path } = place
  const here = await wordsKeptHere(project, kind === 'text' ? undefined : account)
  const local = here.filter((copy) => copy.branch === branch && copy.scene === scene)
  try {
    const [kept, history] = await Promise.all([autosavesOf(project, branch, scene, kind).copies(), readHistory(project, branch, path, SHOWN)])
    const versions = history.versions.map((version) => ofVersion(place, version))
    return { copies: inOrder([...local.map((copy) => ofBrowser(copy, device)), ...kept.map(ofServer), ...versions]), reached: true }
  } catch {
    return { copies: inOrder(local.map((copy) => ofBrowser(copy, device))), reached: false }
  }
}

/** The newest first; of those that were kept at the same moment the order stays. */
export function inOrder(copies: readonly Copy[]): Copy[] {
  return [...copies].sort((a, b) => b.at.getTime() - a.at.getTime())
}

const ofBrowser = ({ at, prose }: LocalCopy, device: string): Copy => ({
  id: 'browser',
  at: new Date(at),
  where: `In this browser (${device})`,
  words: wordCount(prose),
  text: () => Promise.resolve(prose),
})

const ENDED = { text: '; in a version since', suggestion: '; suggested or discarded since' }

const ofServer = ({ at, device, kind, prose, revision, shared }: Autosave): Copy => ({
  id: `server-${revision}`,
  at: seconds(at),
  where: `On the server, for you alone${device && `, from ${device}`}${shared ? ENDED[kind] : ''}`,
  words: wordCount(prose),
  text: () => Promise.resolve(prose),
})

function ofVersion({ project, scene }: Place, { commit, at, author }: Version): Copy {
  const read = () => call('content.scene', { params: { project, scene }, query: { at: commit } })
  return { id: `version-${commit}`, at: new Date(at), where: `A version in the book, by ${author}`, words: null, text: () => read().then((view) => view.prose) }
}
