/** Several windows of one writer on one scene, and somebody else, in whatever order: no word goes, and all come to the same text. */
import { describe, expect, it } from 'vitest'
import type { Saved, SaveRequest, SceneView } from '@/api/generated/models'
import { ApiProblem } from '@/api/problem'
import { IDLE_PAUSE } from './autosaver'
import { rebase } from './lineage'
import type { SceneSaver } from './saver'
import { assemble, stretches } from './stale'
import { head, scene, settledHere, World } from './world.testing'

const START = 'One. Two. Three. Four.\n'
const nameOf = (number: number) => String(number).padStart(40, '0')

/** A world whose book is merged as the real one is, and tells every window of what comes. */
class Windows extends World {
  versions: SceneView[] = [scene(START, nameOf(1))]
  windows: SceneSaver[] = []
  choices = 0

  constructor(name: string, count: number) {
    super(name)
    this.earlier = this.versions
    this.onServer = this.newest
    this.reply = (request) => this.taken(request)
    for (let at = 0; at < count; at++) this.windows.push(this.open())
  }

  get newest(): SceneView {
    return this.versions.at(-1)!
  }

  private async taken({ base, edits, autosaves }: SaveRequest): Promise<Saved> {
    const from = this.versions.find((each) => each.commit === base)!
    const mine = edits[0]!.text!.slice(head.length)
    const prose = rebase(from.prose, mine, this.newest.prose)
    if (prose === null) throw new ApiProblem('change.conflict', 409, '', '', [], [{ path: 'm/mole.md', base: from.text, ours: null, theirs: null }])
    const merged = from !== this.newest
    this.version(prose)
    if (autosaves?.['mole']) await this.autosaves.settle(autosaves['mole'])
    return { commit: this.newest.commit, seq: this.versions.length, merged, change_id: 'x' }
  }

  version(prose: string) {
    this.onServer = scene(prose, nameOf(this.versions.length + 1))
    this.versions.push(this.onServer)
  }

  /** Everything that is told arrives, and what it begins comes to its end. */
  async hear() {
    for (let turn = 0; turn < 3; turn++) {
      for (const each of this.windows) {
        if (each.base.commit !== this.newest.commit) each.adopt(this.newest)
        await settledHere()
        await each.look()
      }
      await this.pass(IDLE_PAUSE)
      await settledHere()
    }
  }

  /** Takes both wherever one has to choose, as a person does who sees the bar. */
  async choose(): Promise<boolean> {
    for (const each of this.windows) {
      const { phase, common, other } = each.current()
      if (phase !== 'choice') continue
      this.choices++
      const theirs = other?.prose ?? this.newest.prose
      const parts = stretches(other ? common! : common!.slice(head.length), each.words, theirs)
      const text = assemble(parts, [])
      if (other) await each.chooseHere(other, text)
      else await each.choose(this.newest, text)
      return true
    }
    return false
  }

  async come(): Promise<void> {
    for (let turn = 0; turn < 12; turn++) {
      await this.hear()
      if (!(await this.choose()) && new Set(this.windows.map((each) => each.words)).size === 1) return
    }
  }
}

let count = 0
const wordsIn = (text: string) => new Set(text.match(/\w+/g) ?? [])

describe('two windows', () => {
  async function begun() {
    const world = new Windows(`windows-${count++}`, 2)
    const [first, second] = world.windows as [SceneSaver, SceneSaver]
    first.edit(`Early ${START}`)
    await world.pass(IDLE_PAUSE)
    await second.look()
    await settledHere()
    expect(second.words).toBe(`Early ${START}`)
    return { world, first, second }
  }

  it('go on from a version that one of them made of what both had: it is no other text to choose', async () => {
    const { world, first, second } = await begun()
    expect(await second.save()).toBe(true)
    first.edit(`Early more ${START}`)
    expect(first.adopt(world.newest)).toBe(true)
    await settledHere()
    expect([first.base.commit, first.words, first.current().phase]).toEqual([world.newest.commit, `Early more ${START}`, 'unsaved'])
    expect(await first.save()).toBe(true)
    expect(world.newest.prose).toBe(`Early more ${START}`)
  })

  it('go on from it, too, where the one that wrote on had not heard of it when it made a version', async () => {
    const { world, first, second } = await begun()
    expect(await second.save()).toBe(true)
    first.edit(`Early more ${START}`)
    expect(await first.save()).toBe(true)
    expect(world.newest.prose).toBe(`Early more ${START}`)
  })

  it('are asked about the two texts that differ, in the one that comes second, and show the same when it is chosen', async () => {
    const { world, first, second } = await begun()
    await second.save()
    second.edit(`Zero Early ${START}`)
    await world.pass(IDLE_PAUSE)
    first.edit(`Early more ${START}`)
    await world.pass(IDLE_PAUSE)
    await world.pass(0)
    await settledHere()
    const { phase, common, other } = first.current()
    expect([phase, common, first.words, other?.prose]).toEqual(['choice', `Early ${START}`, `Early more ${START}`, `Zero Early ${START}`])
    await first.chooseHere(other!, `Zero Early more ${START}`)
    await world.hear()
    expect(world.windows.map((each) => each.words)).toEqual([`Zero Early more ${START}`, `Zero Early more ${START}`])
    expect(world.windows.map((each) => each.current().phase)).toEqual(['unsaved', 'unsaved'])
  })

  it('keep a version and words that were kept on the one before it, whichever is opened next', async () => {
    const world = new Windows(`windows-${count++}`, 2)
    const [first, second] = world.windows as [SceneSaver, SceneSaver]
    first.edit(START.replace('One', 'One early'))
    second.edit(START.replace('Four', 'Four late'))
    expect(await second.save()).toBe(true)
    await world.pass(IDLE_PAUSE)
    const again = world.open()
    await again.restore()
    await settledHere()
    expect(again.words).toBe('One early. Two. Three. Four late.\n')
    await world.hear()
    expect(world.windows.map((each) => each.words)).toEqual([again.words, again.words])
  })

  it('let go together of what was taken back in one of them', async () => {
    const { world, first, second } = await begun()
    second.edit(START)
    await world.hear()
    expect(world.windows.map((each) => [each.words, each.dirty])).toEqual([[START, false], [START, false]])
    expect(first.current().phase).toBe('saved')
  })
})

describe('windows of one writer and a co-author, in whatever order', () => {
  /** Numbers that look like chance and are the same each time. */
  function chance(seed: number) {
    let state = seed * 2654435761
    return (below: number) => {
      state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) | 0
      return ((state >>> 0) ^ ((state >>> 0) >> 13)) % below
    }
  }

  it.each(Array.from({ length: 12 }, (_, at) => at + 1))('lose no word and come to one text (%i)', async (seed) => {
    const pick = chance(seed)
    const world = new Windows(`chance-${count++}`, 2 + pick(2))
    const written = new Set<string>()
    const insert = (text: string) => {
      const word = `w${written.size}x`
      written.add(word)
      const parts = text.split(' ')
      parts.splice(pick(parts.length), 0, word)
      return parts.join(' ')
    }
    const done: string[] = []
    for (let step = 0; step < 14; step++) {
      const at = pick(world.windows.length)
      const each = world.windows[at]!
      const what = ['type', 'type', 'type', 'save', 'look', 'hear', 'kept', 'ben'][pick(8)]!
      done.push(`${what} ${at}`)
      if (what === 'type') each.edit(insert(each.words))
      else if (what === 'save') await each.save()
      else if (what === 'look') await each.look()
      else if (what === 'hear') each.adopt(world.newest)
      else if (what === 'kept') await world.pass(IDLE_PAUSE)
      else world.version(insert(world.newest.prose))
      if (pick(2)) await settledHere()
    }
    await world.come()
    for (const each of world.windows) await each.save()
    await world.come()
    for (const each of world.windows) {
      const there = wordsIn(each.words)
      expect([done, [...written].filter((word) => !there.has(word))]).toEqual([done, []])
      expect([done, each.words, each.current().phase]).toEqual([done, world.newest.prose, 'saved'])
    }
  })
})
