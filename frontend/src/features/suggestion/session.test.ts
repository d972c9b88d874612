/** What is suggested and not sent: safe as written words are, and shared only when it is sent. */
import { beforeEach, describe, expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import { IDLE_PAUSE } from '@/features/saving/autosaver'
import { LOCAL_PAUSE, VERSION_PAUSE } from '@/features/saving/saver'
import { commit, scene, settledHere, World } from '@/features/saving/world.testing'
import { SuggestingSession } from './session'

let world: World
let count = 0
beforeEach(() => {
  world = new World(`suggesting-${count++}`, 'suggestion')
  // what is sent changes nothing in the book
  world.reply = async (request) => {
    if (request.autosaves?.['mole']) await world.autosaves.settle(request.autosaves['mole'])
    return { commit: request.base, seq: 0, merged: true, change_id: 'x' }
  }
})

const BOOK = 'The wind rose.\n'
const MINE = 'The wind fell.\n'

/** The scene opened again, in this browser or in another one of the same writer. */
async function opened(browser = world) {
  const saver = browser.open()
  await saver.restore()
  await settledHere()
  return new SuggestingSession(saver)
}

/** Another browser of the same writer: its own store, the same server. */
function elsewhere(): World {
  const other = new World(`suggesting-${count++}`, 'suggestion')
  other.autosaves = world.autosaves
  other.onServer = world.onServer
  other.earlier = world.earlier
  return other
}

describe('what is suggested', () => {
  it('is in this browser soon after each key, and on the server a second later, in nothing that others see', async () => {
    world.saver.edit(MINE)
    await world.pass(LOCAL_PAUSE)
    expect((await world.local.find('book', 'main', 'mole'))?.prose).toBe(MINE)
    await world.pass(IDLE_PAUSE)
    expect(world.autosaves.all.map((each) => each.prose)).toEqual([MINE])
    expect(world.sent).toEqual([])
  })

  it('waits however long one pauses', async () => {
    world.saver.edit(MINE)
    expect(world.timers.map(({ at }) => at)).not.toContain(VERSION_PAUSE)
  })

  it('is there again after a reload, on the version that it was made on', async () => {
    world.saver.edit(MINE)
    await world.saver.keep()
    world.earlier = [world.onServer]
    world.onServer = scene('It snowed.\n', commit('2'))
    const session = await opened()
    expect([session.saver.base.commit, session.saver.base.prose, session.saver.words]).toEqual([commit('1'), BOOK, MINE])
    expect(session.places).toBe(1)
  })

  it('is on the other devices of who suggests it', async () => {
    world.saver.edit(MINE)
    await world.pass(IDLE_PAUSE)
    const session = await opened(elsewhere())
    expect([session.saver.words, session.saver.base.prose, session.places]).toEqual([MINE, BOOK, 1])
  })

  it('is to be suggested nowhere any more once it was sent from one of them', async () => {
    world.saver.edit(MINE)
    await world.pass(IDLE_PAUSE)
    const other = await opened(elsewhere())
    expect(await new SuggestingSession(world.saver).send()).toBe(true)
    await other.saver.look()
    await settledHere()
    expect([other.places, other.saver.words, other.saver.dirty]).toEqual([0, BOOK, false])
  })

  it('of two devices is sent by neither when both wrote in one sentence: one chooses', async () => {
    world.saver.edit(MINE)
    await world.pass(IDLE_PAUSE)
    const other = elsewhere()
    const page = other.open()
    page.edit('The wind howled.\n')
    await other.pass(IDLE_PAUSE)
    await other.pass(0)
    expect(page.current().phase).toBe('choice')
    await page.chooseHere(page.current().other!, 'The wind fell, howling.\n')
    expect([world.sent, other.sent]).toEqual([[], []])
    expect(world.autosaves.all[0]!.prose).toBe('The wind fell, howling.\n')
  })
})

describe('sending', () => {
  it('tells the others why, settles the copy on the server, and leaves the page as the book is', async () => {
    world.saver.edit(MINE)
    await world.pass(IDLE_PAUSE)
    const session = new SuggestingSession(world.saver)
    session.explain(' It is calmer so. ')
    expect(await session.send()).toBe(true)
    expect(world.sent[0]!.request).toMatchObject({ base: commit('1'), reason: 'It is calmer so.', autosaves: { mole: 1 } })
    expect([session.saver.words, session.places, session.note]).toEqual([BOOK, 0, ''])
    expect(world.autosaves.all.map((each) => each.shared)).toEqual([true])
  })

  it('that failed keeps the words, and the same wish is asked again when the network is back', async () => {
    const { reply } = world
    world.refuse('client.offline', 0)
    world.saver.edit(MINE)
    const session = new SuggestingSession(world.saver)
    session.explain('Calmer.')
    expect(await session.send()).toBe(false)
    expect([session.saver.words, session.saver.current().phase, session.note]).toEqual([MINE, 'offline', 'Calmer.'])
    world.reply = reply
    await session.saver.resume()
    expect(world.sent[1]).toEqual(world.sent[0])
    expect(session.places).toBe(0)
  })

  it('that was refused says so', async () => {
    world.refuse('suggestion.refused', 422)
    world.saver.edit(MINE)
    expect(await new SuggestingSession(world.saver).send()).toBe(false)
    expect(world.saver.current()).toMatchObject({ phase: 'failed', error: expect.any(ApiProblem) as unknown })
  })
})

describe('discarding', () => {
  it('leaves nothing, here or on the server', async () => {
    world.saver.edit(MINE)
    await world.pass(IDLE_PAUSE)
    await new SuggestingSession(world.saver).discard(world.onServer)
    await settledHere()
    expect(await world.local.find('book', 'main', 'mole')).toBeNull()
    const session = await opened(elsewhere())
    expect([session.saver.words, session.places]).toEqual([BOOK, 0])
  })
})
