/** The writer's own unshared words on the server, as one scene asks for them. */
import { call } from '@/api/session'
import type { AutosaveInfo } from '@/api/generated/models'
import type { Autosaves } from './autosaver'
import type { Kind } from './ports'

/** How long a list of what waits is good for: scenes that are opened one after another ask once. */
const FRESH_MS = 5000
/** Browsers let no more through from a page that is being left. */
const MOST_LEAVING = 60_000

interface Listing {
  at: number
  answer: Promise<AutosaveInfo[]>
}

const listings = new Map<string, Listing>()

/** Everything that waits in a branch for this writer; `fresh`: as it is now. */
export function waitingIn(project: string, branch: string, fresh = false): Promise<AutosaveInfo[]> {
  const name = JSON.stringify([project, branch])
  const known = listings.get(name)
  if (known && !fresh && Date.now() - known.at < FRESH_MS) return known.answer
  const answer = call('autosaves.list', { params: { project }, query: { branch } }).then((list) => list.autosaves)
  const listing = { at: Date.now(), answer }
  listings.set(name, listing)
  answer.catch(() => listings.get(name) === listing && listings.delete(name))
  return answer
}

/** What the server keeps of one scene for this writer. */
export function autosavesOf(project: string, branch: string, scene: string, kind: Kind = 'text'): Autosaves {
  const keep = kind === 'text' ? 'autosaves.keep' : 'autosaves.keep_suggested'
  const params = { project, scene }
  return {
    keep: (body, leaving = false) => call(keep, { params, body, keepalive: leaving && body.prose.length < MOST_LEAVING }),
    copies: () => call('autosaves.copies', { params, query: { branch, kind } }).then((answer) => answer.copies),
    waiting: async () => (await waitingIn(project, branch)).some((each) => each.scene === scene && each.kind === kind),
    settle: (revision) => call('autosaves.settle', { params, query: { branch, kind, revision } }),
  }
}
