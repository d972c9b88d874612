/** Words on their way to safety, with the browser's own store for real. */
import { beforeEach, describe, expect, it } from 'vitest'
import { openLocalCopies } from './local'
import { LOCAL_PAUSE } from './saver'
import { commit, head, scene, World } from './world.testing'

let world: World
let count = 0
beforeEach(() => {
  world = new World(`saver-${count++}`)
})

describe('words', () => {
  it('are in this browser soon after they are typed, and before any server heard of them', async () => {
    world.saver.edit('The wind fell.\n')
    expect(world.timers.some((timer) => timer.at === LOCAL_PAUSE)).toBe(true)
    await world.saver.keep()
    expect(await world.local.find('book', 'main', 'mole')).toMatchObject({ prose: 'The wind fell.\n', base: commit('1'), head })
    expect([world.saver.current().phase, world.saver.kept]).toEqual(['unsaved', true])
    expect(world.sent).toHaveLength(0)
  })

  it('that are typed on change nothing that is said of them, and are none that came from elsewhere', async () => {
    world.saver.edit('The wind f')
    const [said, edition] = [world.saver.current(), world.saver.edition]
    world.saver.edit('The wind fell.\n')
    expect(world.saver.current()).toBe(said)
    await world.saver.keep()
    expect(world.saver.current()).toBe(said)
    expect(world.saver.edition).toBe(edition)
    world.saver.discard()
    expect(world.saver.edition).not.toBe(edition)
  })

  it('come back after a reload', async () => {
    world.saver.edit('The wind fell.\n')
    await world.saver.keep()
    const again = world.open()
    await again.restore()
    expect(again.words).toBe('The wind fell.\n')
    expect(again.dirty).toBe(true)
  })

  it('become a version with the details of the scene as they were', async () => {
    world.saver.edit('The wind fell.\n')
    expect(await world.saver.save()).toBe(true)
    expect(world.sent[0]!.request).toMatchObject({ base: commit('1'), edits: [{ path: 'm/mole.md', text: `${head}The wind fell.\n` }] })
    expect(world.saver.current().phase).toBe('saved')
    expect(await world.local.find('book', 'main', 'mole')).toBeNull()
  })

  it('pasted are told of with the next version, under the same key the same ones, and not again', async () => {
    const passage = 'the gulls came in over the harbour wall'
    const edit = () => world.sent.at(-1)!.request.edits[0]!
    world.refuse('client.offline', 0)
    world.saver.paste(passage)
    world.saver.paste('two words')
    world.saver.edit(`The wind rose. Then ${passage}.\n`)
    await world.saver.save()
    expect(edit().pasted).toEqual([passage])
    world.saver.paste(`${passage} at night`)
    world.reply = async () => ({ commit: commit('2'), seq: 2, merged: false, change_id: 'x' })
    await world.saver.save()
    expect(world.sent[1]).toEqual(world.sent[0])
    world.saver.edit('The wind fell.\n')
    await world.saver.save()
    expect(edit()).not.toHaveProperty('pasted')
  })

  it('pasted are still known to be so after a reload', async () => {
    const passage = 'the gulls came in over the harbour wall'
    world.saver.paste(passage)
    world.saver.edit(`Then ${passage}.\n`)
    await world.saver.keep()
    const again = world.open()
    await again.restore()
    await again.save()
    expect(world.sent[0]!.request.edits[0]!.pasted).toEqual([passage])
  })

  it('that did not change make no version', async () => {
    expect(await world.saver.save()).toBe(true)
    world.saver.edit('Something')
    world.saver.edit('The wind rose.\n')
    await world.saver.keep()
    expect(await world.saver.save()).toBe(true)
    expect(world.sent).toHaveLength(0)
    expect(world.saver.current().phase).toBe('saved')
  })

  it('typed while a version is made stay, on top of that version', async () => {
    const reply = world.reply
    world.reply = (request) => {
      world.saver.edit('The wind fell. Then rain.\n')
      return reply(request)
    }
    world.saver.edit('The wind fell.\n')
    expect(await world.saver.save()).toBe(false)
    expect(world.saver.words).toBe('The wind fell. Then rain.\n')
    expect(world.saver.current().phase).toBe('unsaved')
    expect(await world.local.find('book', 'main', 'mole')).toMatchObject({ base: commit('2'), prose: 'The wind fell. Then rain.\n' })
    world.reply = reply
    expect(await world.saver.save()).toBe(true)
    expect(world.sent[1]!.request.base).toBe(commit('2'))
  })

  it('wait offline and are sent again under the same key', async () => {
    const reply = world.reply
    world.refuse('client.offline', 0)
    world.saver.edit('The wind fell.\n')
    expect(await world.saver.save()).toBe(false)
    expect([world.saver.current().phase, world.saver.kept]).toEqual(['offline', true])
    world.reply = reply
    expect(await world.saver.save()).toBe(true)
    expect(world.sent[1]!.key).toBe(world.sent[0]!.key)
  })

  it('are kept when the server refuses, and the refusal stays in sight', async () => {
    world.refuse('internal', 500)
    world.saver.edit('The wind fell.\n')
    expect(await world.saver.save()).toBe(false)
    world.saver.edit('The wind fell, at last.\n')
    expect(world.saver.current().phase).toBe('failed')
    await world.saver.keep()
    expect(await world.local.find('book', 'main', 'mole')).toMatchObject({ prose: 'The wind fell, at last.\n' })
  })
})

describe('a draft of the book', () => {
  it('is written into by itself: neither the book nor another draft hears of it', async () => {
    const drafted = world.open('darker')
    drafted.edit('The wind died.\n')
    await drafted.keep()
    expect(await world.local.find('book', 'main', 'mole')).toBeNull()
    for (const name of ['main', 'lighter']) {
      const other = world.open(name)
      await other.restore()
      expect(other.dirty).toBe(false)
    }
    expect(await drafted.save()).toBe(true)
    expect(world.sent.map((each) => each.request.branch)).toEqual(['darker'])
    expect(world.saver.words).toBe('The wind rose.\n')
  })

  it('takes its words in this browser with it, and no others', async () => {
    for (const branch of ['main', 'darker']) {
      const saver = world.open(branch)
      saver.edit(`Words of ${branch}.\n`)
      await saver.keep()
    }
    expect(await world.local.any('book', 'darker')).toBe(true)
    await world.local.drop('book', 'darker')
    expect(await world.local.any('book', 'darker')).toBe(false)
    expect(await world.local.find('book', 'darker', 'mole')).toBeNull()
    expect(await world.local.find('book', 'main', 'mole')).toMatchObject({ prose: 'Words of main.\n' })
  })

  it('that was taken away sends and keeps nothing again', async () => {
    const drafted = world.open('darker')
    drafted.edit('The wind died.\n')
    await drafted.keep()
    drafted.discard()
    await world.local.drop('book', 'darker')
    expect(await drafted.save()).toBe(true)
    expect(world.sent).toHaveLength(0)
    expect(await world.local.any('book', 'darker')).toBe(false)
  })

  it('leaves the words that an earlier edition of this page kept to the book', async () => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('earlier', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('copies', { keyPath: ['project', 'scene'] })
      request.onsuccess = () => {
        const writing = request.result.transaction('copies', 'readwrite')
        writing.objectStore('copies').put({ project: 'book', scene: 'mole', base: commit('1'), path: 'm/mole.md', head, prose: 'Kept.\n', at: '' })
        writing.oncomplete = () => {
          request.result.close()
          resolve()
        }
      }
    })
    expect(await openLocalCopies('earlier').find('book', 'main', 'mole')).toMatchObject({ prose: 'Kept.\n' })
  })
})

describe('another person in the same scene', () => {
  const theirs = scene('The wind rose.\n\nBen wrote this.\n', commit('3'))

  it('is shown at once to one who has written nothing', () => {
    expect(world.saver.adopt(theirs)).toBe(true)
    expect(world.saver.words).toBe(theirs.prose)
  })

  it('is told to a page that rested, so that it is drawn again', () => {
    world.saver.adopt(theirs)
    const rested = world.saver.current()
    let told = 0
    world.saver.subscribe(() => told++)
    world.saver.adopt(scene('The wind rose.\n\nBen wrote more.\n', commit('4')))
    expect(told).toBe(1)
    expect(world.saver.current()).not.toBe(rested)
  })

  it('does not move the page of one who is writing', () => {
    world.saver.edit('Mine.\n')
    expect(world.saver.adopt(theirs)).toBe(false)
    expect(world.saver.words).toBe('Mine.\n')
  })

  it('is merged at the next version, and one is told', async () => {
    world.reply = async () => {
      world.onServer = scene('The wind fell.\n\nBen wrote this.\n', commit('4'))
      return { commit: commit('4'), seq: 4, merged: true, change_id: 'x' }
    }
    world.saver.edit('The wind fell.\n')
    expect(await world.saver.save()).toBe(true)
    expect(world.saver.words).toBe('The wind fell.\n\nBen wrote this.\n')
    expect(world.merged).toHaveLength(1)
  })

  it('is not mentioned when only another scene changed', async () => {
    const reply = world.reply
    world.reply = async (request) => ({ ...(await reply(request)), merged: true })
    world.saver.edit('The wind fell.\n')
    await world.saver.save()
    expect(world.merged).toHaveLength(0)
  })

  it('leaves nothing lost when both wrote the same sentence, until one chooses', async () => {
    const reply = world.reply
    world.refuse('change.conflict', 409, [{ path: 'm/mole.md', base: `${head}The wind rose.\n`, ours: `${head}The wind fell.\n`, theirs: `${head}The wind died.\n` }])
    world.saver.edit('The wind fell.\n')
    expect(await world.saver.save()).toBe(false)
    expect(world.saver.current()).toMatchObject({ phase: 'choice', common: `${head}The wind rose.\n` })
    world.saver.edit('The wind fell. More.\n')
    expect(await world.saver.save()).toBe(false)
    expect(world.sent).toHaveLength(1)
    world.reply = reply
    expect(await world.saver.choose(scene('The wind died.\n', commit('5')), 'Both.\n')).toBe(true)
    expect(world.sent[1]!.request).toMatchObject({ base: commit('5'), edits: [{ text: `${head}Both.\n` }] })
  })

  it('is nothing to choose about once the scene was taken out: the words wait, and are shared if it comes back', async () => {
    const reply = world.reply
    world.refuse('change.conflict', 409, [{ path: 'm/mole.md', base: `${head}The wind rose.\n`, ours: null, theirs: `${head}The wind fell.\n` }])
    world.saver.edit('The wind fell.\n')
    expect(await world.saver.save()).toBe(false)
    expect([world.saver.current().phase, world.saver.words]).toEqual(['failed', 'The wind fell.\n'])
    world.reply = reply
    expect(await world.saver.save()).toBe(true)
    expect(world.saver.current().phase).toBe('saved')
  })

  it('and a choice for exactly their words makes no version of its own', async () => {
    world.refuse('change.conflict', 409)
    world.saver.edit('The wind fell.\n')
    await world.saver.save()
    expect(await world.saver.choose(theirs, theirs.prose)).toBe(true)
    expect(world.sent).toHaveLength(1)
    expect(world.saver.current().phase).toBe('saved')
  })
})

describe('a scene that somebody keeps', () => {
  it('is written all the same once a reason is given, which is said once and under a key of its own', async () => {
    const { reply } = world
    world.refuse('lock.held', 409)
    world.saver.edit('The wind fell.\n')
    expect(await world.saver.save()).toBe(false)
    expect([world.saver.current().phase, world.saver.kept]).toEqual(['failed', true])
    world.reply = reply
    expect(await world.saver.saveBecause('A typo')).toBe(true)
    world.saver.edit('The wind fell again.\n')
    await world.saver.save()
    expect(world.sent.map((each) => each.request.reason)).toEqual([undefined, 'A typo', undefined])
    expect(new Set(world.sent.map((each) => each.key)).size).toBe(3)
  })
})
