/** Words of one writer on several devices, and on a page that dies: nothing lost, nothing doubled, nothing met as another's. */
import { beforeEach, describe, expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import { IDLE_PAUSE, LONGEST_WAIT } from './autosaver'
import { deviceName } from './device'
import { commit, head, scene, settledHere, World } from './world.testing'

let world: World
let count = 0
beforeEach(() => {
  world = new World(`devices-${count++}`)
})

const onServer = () => world.autosaves.all.filter((each) => !each.shared).map((each) => each.prose)

/** A page that is opened anew, as after the one before died. */
async function opened() {
  const page = world.open()
  await page.restore()
  await settledHere()
  return page
}

describe('words on a page', () => {
  it('are on the server a second after the last keystroke, and at the latest five after the first', async () => {
    world.saver.edit('The wind fell.\n')
    const waits = () => world.timers.map(({ at }) => at)
    expect(waits()).toContain(IDLE_PAUSE)
    expect(waits()).toContain(LONGEST_WAIT)
    world.saver.edit('The wind fell. Then rain.\n')
    expect(waits().filter((at) => at === IDLE_PAUSE || at === LONGEST_WAIT)).toHaveLength(2)
    await world.pass(IDLE_PAUSE)
    expect(onServer()).toEqual(['The wind fell. Then rain.\n'])
    expect(world.autosaves.sent[0]).toMatchObject({ base: commit('1'), path: 'm/mole.md', head, after: 0, device: 'Chrome on Linux' })
    expect(world.saver.current().phase).toBe('unsaved')
    expect(world.sent).toHaveLength(0)
  })

  it('that became a version wait no longer', async () => {
    world.saver.edit('The wind fell.\n')
    await world.pass(IDLE_PAUSE)
    expect(await world.saver.save()).toBe(true)
    expect(world.sent[0]!.request.autosaves).toEqual({ mole: 1 })
    expect(onServer()).toEqual([])
    world.saver.edit('The wind fell. Then rain.\n')
    await world.pass(IDLE_PAUSE)
    expect(onServer()).toEqual(['The wind fell. Then rain.\n'])
  })

  it('are sent again when the server can be reached, and one is told only meanwhile', async () => {
    world.autosaves.refusal = new ApiProblem('client.offline', 0, '')
    world.saver.edit('The wind fell.\n')
    await world.pass(IDLE_PAUSE)
    expect([world.saver.current().phase, world.saver.kept]).toEqual(['offline', true])
    world.autosaves.refusal = null
    await world.saver.resume()
    expect(world.saver.current().phase).toBe('unsaved')
    expect(onServer()).toEqual(['The wind fell.\n'])
    expect(world.sent).toHaveLength(0)
  })

  it('that the server has no room for stay in sight, until it has', async () => {
    world.autosaves.refusal = new ApiProblem('storage.full', 507, 'There is no room left on the disk')
    world.saver.edit('The wind fell.\n')
    await world.pass(IDLE_PAUSE)
    expect([world.saver.current().phase, world.saver.kept]).toEqual(['failed', true])
    world.autosaves.refusal = null
    await world.pass(IDLE_PAUSE * 2)
    expect(world.saver.current().phase).toBe('unsaved')
  })

  it('that are taken back do not come again, wherever the page is opened next', async () => {
    for (const ending of ['sent', 'reloaded at once', 'offline'] as const) {
      world = new World(`taken-back-${ending}-${count++}`)
      world.saver.edit('The wind rose. Gone words.\n')
      await world.pass(IDLE_PAUSE)
      if (ending === 'offline') world.autosaves.refusal = new ApiProblem('client.offline', 0, '')
      world.saver.edit('The wind rose.\n')
      await world.saver.keep()
      expect(world.saver.dirty).toBe(false)
      if (ending !== 'reloaded at once') await world.pass(IDLE_PAUSE)
      world.autosaves.refusal = null
      // that page is no more
      world.timers = []
      const again = await opened()
      expect([ending, again.words, again.dirty]).toEqual([ending, 'The wind rose.\n', false])
      await world.pass(IDLE_PAUSE)
      expect([ending, onServer()]).toEqual([ending, []])
      expect([ending, await world.local.find('book', 'main', 'mole')]).toEqual([ending, null])
      expect((await opened()).words).toBe('The wind rose.\n')
    }
  })

  it('that are taken back stand in the way of no newer version', async () => {
    world.saver.edit('The wind rose. Gone words.\n')
    await world.pass(IDLE_PAUSE)
    world.saver.edit('The wind rose.\n')
    await world.saver.keep()
    world.onServer = scene('The wind rose. It fell.\n', commit('3'))
    expect(world.saver.adopt(world.onServer)).toBe(true)
    await settledHere()
    world.timers = []
    expect(onServer()).toEqual([])
    const again = await opened()
    expect([again.words, again.dirty]).toEqual(['The wind rose. It fell.\n', false])
  })

  it('that are taken back while they are on their way are told of afterwards', async () => {
    world.saver.edit('The wind rose. Gone words.\n')
    const sent = world.pass(IDLE_PAUSE)
    world.saver.edit('The wind rose.\n')
    await sent
    await world.pass(IDLE_PAUSE)
    expect(onServer()).toEqual([])
    expect((await opened()).words).toBe('The wind rose.\n')
  })

  it('whose version was refused say so, though the copy for oneself is kept', async () => {
    world.refuse('lock.held', 409)
    world.saver.edit('The wind fell.\n')
    await world.saver.save()
    await world.pass(IDLE_PAUSE)
    expect(onServer()).toEqual(['The wind fell.\n'])
    expect(world.saver.current().phase).toBe('failed')
  })
})

describe('a page that died', () => {
  it('goes on from a copy whose answer it never heard', async () => {
    world.autosaves.deaf = true
    world.saver.edit('The wind fell.\n')
    await world.pass(IDLE_PAUSE)
    world.saver.edit('The wind fell. Then rain.\n')
    await world.saver.keep()
    world.autosaves.deaf = false
    const page = await opened()
    expect(page.words).toBe('The wind fell. Then rain.\n')
    expect(page.current().phase).toBe('unsaved')
    await world.pass(IDLE_PAUSE)
    expect(onServer()[0]).toBe('The wind fell. Then rain.\n')
  })

  it('learns what became of the version that it asked for, and does not meet itself as another', async () => {
    const { reply } = world
    const answers = new Map<string, Awaited<ReturnType<typeof reply>>>()
    world.reply = async (request) => {
      const { key } = world.sent.at(-1)!
      const known = answers.get(key)
      if (known) return known
      answers.set(key, await reply(request))
      throw new ApiProblem('client.offline', 0, '')
    }
    world.saver.edit('The wind fell.\n')
    expect(await world.saver.save()).toBe(false)
    world.saver.edit('The wind fell at last.\n')
    await world.saver.keep()
    const page = await opened()
    expect(world.sent[1]).toEqual(world.sent[0])
    expect(page.words).toBe('The wind fell at last.\n')
    expect(page.base.commit).toBe(commit('2'))
    world.reply = async (request) => {
      expect(request.base).toBe(commit('2'))
      return { commit: commit('3'), seq: 3, merged: false, change_id: 'y' }
    }
    expect(await page.save()).toBe(true)
  })

  it('does not bring back words that another device has made a version of', async () => {
    world.saver.edit('The wind fell.\n')
    await world.pass(IDLE_PAUSE)
    await world.autosaves.elsewhere('The wind fell for good.\n')
    await world.autosaves.settle(2)
    world.onServer = scene('The wind fell for good.\n', commit('2'))
    const page = await opened()
    expect(page.words).toBe('The wind fell for good.\n')
    expect(page.current().phase).toBe('saved')
    expect(await world.local.find('book', 'main', 'mole')).toBeNull()
  })

  it('brings its words back where the server no longer knows of them', async () => {
    world.saver.edit('The wind fell.\n')
    await world.pass(IDLE_PAUSE)
    world.autosaves.all = []
    const page = await opened()
    expect(page.words).toBe('The wind fell.\n')
    await world.pass(IDLE_PAUSE)
    expect(onServer()).toEqual(['The wind fell.\n'])
  })
})

describe('another device of the same writer', () => {
  it('shows its words on a page that has none of its own', async () => {
    await world.autosaves.elsewhere('From the telephone.\n')
    const page = await opened()
    expect(page.words).toBe('From the telephone.\n')
    expect(page.dirty).toBe(true)
    expect(world.elsewhere.map((each) => each.device)).toEqual(['Firefox on Android'])
    page.edit('From the telephone. And more.\n')
    await world.pass(IDLE_PAUSE)
    expect(onServer()).toEqual(['From the telephone. And more.\n', 'From the telephone.\n'])
  })

  it('writes on, and the page that is looked at again has it', async () => {
    world.saver.edit('The wind fell.\n')
    await world.pass(IDLE_PAUSE)
    await world.autosaves.elsewhere('The wind fell. From the telephone.\n')
    await world.saver.look()
    expect(world.saver.words).toBe('The wind fell. From the telephone.\n')
  })

  it('keeps its sentences where both wrote, in different ones', async () => {
    world.onServer = scene('One. Two. Three.\n')
    const page = world.open()
    page.edit('One! Two. Three.\n')
    await world.pass(IDLE_PAUSE)
    await world.autosaves.elsewhere('One! Two. Three?\n')
    page.edit('One! Two! Three.\n')
    await world.pass(IDLE_PAUSE)
    await world.pass(IDLE_PAUSE)
    expect(page.words).toBe('One! Two! Three?\n')
    await world.pass(IDLE_PAUSE)
    expect(onServer()[0]).toBe('One! Two! Three?\n')
  })

  it('waits for a choice where both wrote in the same sentence, and neither is lost', async () => {
    world.saver.edit('The wind fell.\n')
    await world.pass(IDLE_PAUSE)
    await world.autosaves.elsewhere('The wind fell softly.\n')
    world.saver.edit('The wind fell hard.\n')
    await world.pass(IDLE_PAUSE)
    await world.pass(IDLE_PAUSE)
    const { phase, other } = world.saver.current()
    expect([phase, other?.prose]).toEqual(['choice', 'The wind fell softly.\n'])
    expect(world.saver.words).toBe('The wind fell hard.\n')
    expect(onServer()[0]).toBe('The wind fell softly.\n')
    await world.saver.chooseHere(other!, 'The wind fell hard. The wind fell softly.\n')
    expect(onServer()[0]).toBe('The wind fell hard. The wind fell softly.\n')
    expect(await world.local.find('book', 'main', 'mole')).toMatchObject({ prose: 'The wind fell hard. The wind fell softly.\n' })
    expect(world.saver.current().phase).toBe('unsaved')
  })

  it('that wrote on another version is met on that version, and no version is made of it unasked', async () => {
    world.onServer = scene('One. Two. Three.\n')
    world.earlier = [world.onServer]
    const page = world.open()
    page.edit('One. Two. Three, mine.\n')
    world.onServer = scene('One, a version. Two. Three.\n', commit('9'))
    await world.autosaves.elsewhere('One, at night. Two. Three.\n', commit('9'))
    await world.pass(IDLE_PAUSE)
    await world.pass(0)
    await world.pass(IDLE_PAUSE)
    expect(page.words).toBe('One, at night. Two. Three, mine.\n')
    expect(onServer()[0]).toBe(page.words)
    expect(world.autosaves.all[0]!.base).toBe(commit('9'))
    expect(world.sent).toEqual([])
  })
})

it('a browser is called by its name and its system', () => {
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36')).toBe('Chrome on Linux')
  expect(deviceName('Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0')).toBe('Firefox on Android')
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1')).toBe('Safari on iPhone')
  expect(deviceName('')).toBe('a browser on another device')
})

describe('another window makes a version of the words that both have', () => {
  /** Both windows have “The wind fell.”, which this one kept and the other one shared. */
  async function shared() {
    world.saver.edit('The wind fell.\n')
    await world.pass(IDLE_PAUSE)
    await world.autosaves.settle(1)
    world.onServer = scene('The wind fell.\n', commit('2'))
  }

  it('and this one has no words beside it any more', async () => {
    await shared()
    expect(world.saver.adopt(world.onServer)).toBe(true)
    expect([world.saver.dirty, world.saver.base.commit, world.saver.current().phase]).toEqual([false, commit('2'), 'saved'])
  })

  it.each(['before it is sent', 'after the server refused it'])('and what was typed since goes on from it, %s', async (when) => {
    await shared()
    world.saver.edit('The wind fell. Then rain.\n')
    if (when === 'after the server refused it') await world.autosaves.keep({ after: 0, base: commit('2'), path: 'm/mole.md', head, prose: 'Late. The wind fell.\n', mark: 'other-window', device: 'x' }).then(() => world.autosaves.settle(2)).then(() => world.pass(IDLE_PAUSE))
    expect(world.saver.adopt(world.onServer)).toBe(true)
    expect([world.saver.words, world.saver.dirty, world.saver.base.commit]).toEqual(['The wind fell. Then rain.\n', true, commit('2')])
    await world.pass(IDLE_PAUSE)
    expect(await world.saver.save()).toBe(true)
    expect(world.sent.at(-1)!.request.base).toBe(commit('2'))
    expect(world.saver.current().phase).toBe('saved')
  })

  it('but words of others that came with it are met as ever', async () => {
    await shared()
    world.saver.edit('The wind fell. Then rain.\n')
    expect(world.saver.adopt(scene('The wind fell. Ben wrote this.\n', commit('2')))).toBe(false)
    expect(world.saver.base.commit).toBe(commit('1'))
  })
})
