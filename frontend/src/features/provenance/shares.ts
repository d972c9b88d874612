/** Who wrote the book, a chapter or a scene: what the server told of the whole and of each scene, or its sum. Pure. */
import type { AgentWords, AuthorWords, OriginShare, Outline, Provenance, SceneWords } from '@/api/generated/models'
import type { Part } from '@/routing/routes'
import { KINDS } from './kinds'

export type Shares = Pick<Provenance, 'words' | 'origins' | 'authors' | 'agents'>

/** The scenes that a part of the book holds, in the order of the book; null if there is no such part. */
export function scenesIn(part: Part, outline: Outline, told: Provenance): SceneWords[] | null {
  if (part.kind === 'book') return told.scenes
  if (part.kind === 'scenes') return some(told.scenes.filter((each) => each.scene === part.id).slice(0, 1))
  const chapter = outline.chapters.find((each) => each.slug === part.id)
  if (!chapter) return null
  const paths = new Set(chapter.scenes.map((each) => each.path))
  return told.scenes.filter((each) => paths.has(each.path))
}

/** The shares of a part; those of the whole and of a scene are the server's own. */
export function sharesOf(part: Part, scenes: readonly SceneWords[], told: Provenance): Shares {
  if (part.kind === 'book') return told
  return scenes.length === 1 ? scenes[0]! : added(scenes)
}

/** Several scenes as one. */
export function added(scenes: readonly SceneWords[]): Shares {
  const authors = scenes.flatMap((each) => each.authors)
  const agents = scenes.flatMap((each) => each.agents)
  const words = scenes.reduce((sum, each) => sum + each.words, 0)
  return {
    words,
    origins: origins(scenes.flatMap((each) => each.origins)),
    authors: authorsOf(authors),
    agents: agentsOf(agents, words),
  }
}

/**
 * What each is of all, in tenths of a per cent that sum to 100; of nothing, all are 0. Each is rounded down, and the
 * tenths that are left go to the largest remainders, as the server does it.
 */
export function percents(counts: readonly number[]): number[] {
  const whole = counts.reduce((sum, each) => sum + each, 0)
  if (whole === 0) return counts.map(() => 0)
  const tenths = counts.map((count) => Math.floor((1000 * count) / whole))
  const order = counts.map((count, at) => ({ at, rest: (1000 * count) % whole })).sort((a, b) => b.rest - a.rest)
  const left = 1000 - tenths.reduce((sum, each) => sum + each, 0)
  for (const { at } of order.slice(0, left)) tenths[at]! += 1
  return tenths.map((each) => each / 10)
}

function origins(found: readonly OriginShare[]): OriginShare[] {
  const counts = KINDS.map((kind) => sum(found.filter((each) => each.origin === kind)))
  const shares = percents(counts)
  return KINDS.map((origin, at) => ({ origin, words: counts[at]!, percent: shares[at]! }))
}

function authorsOf(found: readonly AuthorWords[]): AuthorWords[] {
  const rows = [...grouped(found, (each) => each.author)].map(([author, of]) => ({ author, words: sum(of), origins: origins(of.flatMap((each) => each.origins)) }))
  rows.sort((a, b) => b.words - a.words || (a.author < b.author ? -1 : 1))
  const shares = percents(rows.map((each) => each.words))
  return rows.map((each, at) => ({ ...each, percent: shares[at]! }))
}

function agentsOf(found: readonly AgentWords[], whole: number): AgentWords[] {
  const rows = [...grouped(found, (each) => JSON.stringify([each.agent, each.model])).values()].map((of) => ({ ...of[0]!, words: sum(of) }))
  rows.sort((a, b) => b.words - a.words)
  // of all words: those that no assistant wrote are a part of their own
  const shares = percents([...rows.map((each) => each.words), whole - sum(rows)])
  return rows.map((each, at) => ({ ...each, percent: shares[at]! }))
}

function grouped<Each>(found: readonly Each[], name: (each: Each) => string): Map<string, Each[]> {
  const groups = new Map<string, Each[]>()
  for (const each of found) groups.set(name(each), [...(groups.get(name(each)) ?? []), each])
  return groups
}

const sum = (found: readonly { words: number }[]) => found.reduce((total, each) => total + each.words, 0)

const some = <Each>(found: Each[]) => (found.length > 0 ? found : null)
